import { fieldReader } from '../calls/fields.ts'
import { fieldsOf, quote, type Cost, type Price } from '../calls/prices.ts'
import type { Upload } from '../calls/upload.ts'

/** A body of which the beginning has been read: enough to admit it. */
export interface Reading {
  /** By what is known so far; the same when all is. */
  readonly cost: { readonly least: Cost; readonly most: Cost }
  /** Of all of it, where that is known. */
  readonly length: number | undefined
  /** Its pieces from the first on; null after the last. */
  readonly next: () => Promise<Uint8Array | null>
}

/** Bytes that are read before a request is admitted, give or take a piece. */
const mostOfHead = 65_536

const free: Cost = { images: 0, price: 0 }

/**
 * Reads until the price is known, a body ends, or {@link mostOfHead}: fields
 * may come after pictures, which are not held. What is then still unknown is
 * known before the last piece has gone.
 */
export async function readHead(
  upload: Upload,
  contentType: string,
  price: Price | undefined,
): Promise<Reading> {
  const fields = price && fieldReader(contentType, fieldsOf(price))
  const cost = () =>
    fields && price ? quote(price, fields.fields) : { least: free, most: free }
  const take = async () => {
    const piece = await upload.next()
    if (piece) fields?.read(piece)
    else fields?.end()
    return piece
  }
  const isKnown = () => {
    const { least, most } = cost()
    return least.price === most.price && least.images === most.images
  }

  const head: Uint8Array[] = []
  let length = 0
  let ended = false
  while (!ended && length <= mostOfHead && !(price && isKnown())) {
    const piece = await take()
    if (!piece) ended = true
    else {
      head.push(piece)
      length += piece.byteLength
    }
  }
  return {
    get cost() {
      return cost()
    },
    length: ended ? length : upload.length,
    next: async () => head.shift() ?? (ended ? null : await take()),
  }
}
