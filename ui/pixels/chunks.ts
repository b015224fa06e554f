import { viewOf } from './format.ts'

/** What a PNG begins with. */
export const signature = '\x89PNG\r\n\x1a\n'

/** Chunks at most: encoders write 8 kB in each. */
const mostChunks = 1 << 16

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
