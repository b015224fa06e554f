export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** Where `needle` lies in `bytes`, from `from` on; or -1. */
export function indexOf(
  bytes: Uint8Array,
  needle: Uint8Array,
  from: number,
): number {
  const [first = 0] = needle
  let at = bytes.indexOf(first, from)
  while (at >= 0 && at + needle.length <= bytes.length) {
    if (needle.every((byte, n) => bytes[at + n] === byte)) return at
    at = bytes.indexOf(first, at + 1)
  }
  return -1
}

/** SHA-256, in hexadecimal: how secrets are known without being kept. */
export async function hashOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

/** @param bytes of chance, written in letters, digits, `-` and `_` */
export function randomText(bytes: number): string {
  const chance = crypto.getRandomValues(new Uint8Array(bytes))
  return btoa(String.fromCharCode(...chance))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
