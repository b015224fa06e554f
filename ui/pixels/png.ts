import { chunksOf, signature } from './chunks.ts'
import { has, type Format } from './format.ts'

/**
 * Chunks that something is seen of, and how long one may be, in bytes. A
 * profile is packed: one of a megabyte unpacks to a gigabyte.
 */
const seen: Readonly<Record<string, number>> = {
  IHDR: 13,
  PLTE: 768,
  tRNS: 768,
  IDAT: Infinity,
  IEND: Infinity,
  iCCP: 1 << 18,
  sRGB: 1,
  gAMA: 4,
  cHRM: 32,
  cICP: 4,
  sBIT: 4,
  eXIf: 1 << 16,
}

export const png: Format = {
  type: 'image/png',
  starts: (view) => has(view, 0, signature),
  size: (view) =>
    has(view, 12, 'IHDR')
      ? { width: view.getUint32(16), height: view.getUint32(20) }
      : null,
  tagged: (bytes) => {
    const tags = ['iCCP', 'cICP', 'gAMA', 'cHRM']
    return chunksOf(bytes).some(({ type }) => tags.includes(type))
  },
  needed,
}

/** The chunks that are seen, those beside each other in one. */
function needed(bytes: Uint8Array): Uint8Array[] | null {
  const runs: Uint8Array[] = []
  let [start, end] = [0, signature.length]
  for (const { type, from, to } of chunksOf(bytes)) {
    if (to - from - 12 > (seen[type] ?? -1)) continue
    if (from > end) {
      runs.push(bytes.subarray(start, end))
      start = from
    }
    end = to
  }
  return end > signature.length ? [...runs, bytes.subarray(start, end)] : null
}
