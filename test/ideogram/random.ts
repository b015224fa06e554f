/** Numbers in [0, 1), always the same for the same seed. */
export type Random = () => number

/** mulberry32: 32 bits of state, good enough to scatter shapes and grain. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** FNV-1a: one 32 bit number for a text. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) {
    value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  return value >>> 0
}

export const pick = <T>(random: Random, items: readonly [T, ...T[]]): T =>
  items[Math.floor(random() * items.length)] ?? items[0]

export const between = (random: Random, low: number, high: number): number =>
  low + random() * (high - low)

/** The largest seed the API takes. */
export const MAX_SEED = 2147483647

export const randomSeed = (random: Random): number =>
  Math.floor(random() * (MAX_SEED + 1))
