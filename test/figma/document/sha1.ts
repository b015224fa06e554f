/**
 * SHA-1 as 40 hex digits. Figma's `createImage` answers at once, and the
 * browser's own digest does not.
 */
export function sha1(bytes: Uint8Array): string {
  const length = Math.ceil((bytes.length + 9) / 64) * 64
  const padded = new Uint8Array(length)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(length - 8, Math.floor(bytes.length / 0x2000_0000))
  view.setUint32(length - 4, (bytes.length << 3) >>> 0)
  const state = new Uint32Array([
    0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0,
  ])
  const words = new Uint32Array(80)
  for (let at = 0; at < length; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i)
    addBlock(state, words)
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by))

function addBlock(state: Uint32Array, w: Uint32Array): void {
  for (let i = 16; i < 80; i++) {
    w[i] = rotate(
      at(w, i - 3) ^ at(w, i - 8) ^ at(w, i - 14) ^ at(w, i - 16),
      1,
    )
  }
  let [a, b, c, d, e] = [...state] as [number, number, number, number, number]
  for (let i = 0; i < 80; i++) {
    const next = (rotate(a, 5) + mix(i, b, c, d) + e + at(w, i)) | 0
    e = d
    d = c
    c = rotate(b, 30)
    b = a
    a = next
  }
  ;[a, b, c, d, e].forEach((word, i) => {
    state[i] = (at(state, i) + word) | 0
  })
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}

const at = (words: Uint32Array, index: number) => words[index] ?? 0
