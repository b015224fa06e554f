import { has, viewOf, type Format } from './format.ts'

const signature = '\x89PNG\r\n\x1a\n'

/** Chunks at most: encoders write 8 kB in each. */
const mostChunks = 1 << 16

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

interface Chunk {
  type: string
  /** Of its first byte, and of the one past its last. */
  from: number
  to: number
}

/** Up to the end; none for what is cut, or hostile. */
export function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = viewOf(bytes)
  const chunks: Chunk[] = []
  let from = signature.length
  while (from + 12 <= bytes.length && chunks.length < mostChunks) {
    const type = String.fromCharCode(...bytes.subarray(from + 4, from + 8))
    const to = from + 12 + view.getUint32(from)
    if (to > bytes.length) break
    chunks.push({ type, from, to })
    if (type === 'IEND') return chunks
    from = to
  }
  return []
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
