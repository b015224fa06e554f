import { indexOf, joined } from '../bytes.ts'

/** What a form's parts are read into. */
export interface FormReading {
  /** A part begins. @returns whether its text is wanted; files never are */
  part(name: string, isFile: boolean): boolean
  text(name: string, text: string): void
}

export interface Form {
  readonly read: (chunk: Uint8Array) => void
  readonly state: 'reading' | 'complete' | 'broken'
}

/** Bytes that the headers of one part may have, and a text that is wanted. */
const most = { headers: 16_384, text: 1_000_000 }

const encode = (text: string) => new TextEncoder().encode(text)
const headEnd = encode('\r\n\r\n')
const [CR, LF, DASH] = [13, 10, 45]

/** As every browser and client writes it; any other way leaves room for doubt. */
const disposition =
  /^content-disposition: *form-data; *name="([^"\\]*)"(; *filename\*?=.*)?$/i
const otherHeader = /^content-(type|length|transfer-encoding):/i

/**
 * Reads multipart/form-data as it passes, in whatever pieces it comes, and
 * holds on to no more than the texts that are wanted. It is strict: a form that
 * another reader could take differently is broken.
 *
 * Written by hand as no streaming reader runs on both engines and takes a
 * boundary that is cut anywhere.
 */
export function readForm(boundary: string, reading: FormReading): Form {
  const delimiter = encode(`\r\n--${boundary}`)
  const decoder = new TextDecoder()
  let state: Form['state'] = 'reading'
  let inside: 'content' | 'delimiter' | 'headers' = 'content'
  let wanted: { name: string; pieces: Uint8Array[]; length: number } | null =
    null
  // The first delimiter needs no line break before it.
  let rest = encode('\r\n')

  function take(piece: Uint8Array) {
    if (!wanted || piece.length === 0) return
    wanted.length += piece.length
    // A copy: the engine may use the memory again.
    if (wanted.length <= most.text) wanted.pieces.push(piece.slice())
    else state = 'broken'
  }

  function endPart() {
    if (wanted) reading.text(wanted.name, decoder.decode(joined(wanted.pieces)))
    wanted = null
  }

  function beginPart(head: string) {
    const lines = head.split('\r\n')
    const [named, ...more] = lines.flatMap(
      (line) => disposition.exec(line) ?? [],
    )
    const known = lines.every(
      (line) => disposition.test(line) || otherHeader.test(line),
    )
    const [name, file] = more
    if (named === undefined || name === undefined || !known || more.length > 2)
      state = 'broken'
    else if (reading.part(name, file !== undefined) && file === undefined)
      wanted = { name, pieces: [], length: 0 }
  }

  /** @returns where the next step begins, or -1 when it needs more bytes */
  const steps = {
    content(bytes: Uint8Array, at: number): number {
      const found = indexOf(bytes, delimiter, at)
      // The end may be the beginning of a delimiter.
      const sure = Math.max(at, bytes.length - delimiter.length + 1)
      take(bytes.subarray(at, found < 0 ? sure : found))
      if (found < 0) {
        rest = bytes.slice(sure)
        return -1
      }
      endPart()
      inside = 'delimiter'
      return found + delimiter.length
    },
    delimiter(bytes: Uint8Array, at: number): number {
      rest = bytes.slice(at)
      if (rest.length < 2) return -1
      if (rest[0] === DASH && rest[1] === DASH) state = 'complete'
      else if (rest[0] === CR && rest[1] === LF) inside = 'headers'
      else state = 'broken'
      return at
    },
    headers(bytes: Uint8Array, at: number): number {
      const end = indexOf(bytes, headEnd, at)
      rest = bytes.slice(at)
      if (end < 0) {
        if (rest.length > most.headers) state = 'broken'
        return -1
      }
      beginPart(decoder.decode(bytes.subarray(at + 2, end)))
      inside = 'content'
      return end + headEnd.length
    },
  }

  return {
    read(chunk) {
      if (state !== 'reading') return
      const bytes = rest.length > 0 ? joined([rest, chunk]) : chunk
      let at = 0
      while (at >= 0 && state === 'reading') at = steps[inside](bytes, at)
    },
    get state() {
      return state
    },
  }
}
