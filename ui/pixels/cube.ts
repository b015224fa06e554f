import { channels, each, fromLab, toLab, type Lab } from './oklab.ts'

export type Change = (lab: Lab) => Lab

/** The colour cube is cut along each channel every 16 levels: 0 to 256. */
const cells = 16
const nodes = cells + 1

/** Steps to the next node along each channel, in numbers of the table. */
const [redward, greenward, blueward] = [3 * nodes ** 2, 3 * nodes, 3]
const across = redward + greenward + blueward

/** The table counts in 64ths of a level: whole numbers add up faster. */
const parts = 64

/**
 * What a change adds at nodes of the colour cube: working it out for every pixel
 * is slow, and for all nodes slower than a design with few colours deserves.
 */
export interface Cube {
  change: Change
  /** Three a node. */
  table: Int32Array
  /** 1 for each cell whose eight nodes are worked out. */
  known: Uint8Array
}

export function cubeOf(change: Change): Cube {
  return {
    change,
    table: new Int32Array(nodes ** 3 * 3),
    known: new Uint8Array(cells ** 3),
  }
}

/** @param cell its red, green and blue place, 4 bits each, the blue lowest */
function workOut({ change, table, known }: Cube, cell: number): void {
  known[cell] = 1
  const places = [cell >> 8, (cell >> 4) & 15, cell & 15] as const
  for (let corner = 0; corner < 8; corner++) {
    const node = each((channel) => places[channel] + ((corner >> channel) & 1))
    const from = each((channel) => Math.min(255, node[channel] * 16))
    const to = fromLab(change(toLab(...from)))
    const at = node[0] * redward + node[1] * greenward + node[2] * blueward
    for (const channel of channels)
      table[at + channel] = Math.round((to[channel] - from[channel]) * parts)
  }
}

/**
 * Between the nodes the change is that of the four around a colour: from the
 * lowest on along the channel that is furthest, the next, the last. How far a
 * colour is along each, 0 to 15, says which they are and how much of each it
 * takes, in 16ths: worked out once, for a machine guesses wrong what comes next.
 */
const shares = new Int32Array(16 ** 3)

/** The steps to the second and the third of the four, by order of channels. */
const toSecond = new Int32Array(6)
const toThird = new Int32Array(6)

const red = { at: 0, step: redward }
const green = { at: 4, step: greenward }
const blue = { at: 8, step: blueward }
const orders = [
  [red, green, blue],
  [red, blue, green],
  [green, red, blue],
  [green, blue, red],
  [blue, red, green],
  [blue, green, red],
] as const

for (const [order, [most, middle, least]] of orders.entries()) {
  toSecond[order] = most.step
  toThird[order] = most.step + middle.step
  for (let place = 0; place < shares.length; place++) {
    const along = ({ at }: typeof red) => (place >> at) & 15
    const [a, b, c] = [along(most), along(middle), along(least)]
    if (a < b || b < c) continue
    shares[place] =
      (16 - a) | ((a - b) << 5) | ((b - c) << 10) | (c << 15) | (order << 20)
  }
}

/**
 * Changes the pixels from `start` to before `end` that are laid over, in place.
 *
 * @param words RGBA, the red lowest
 */
export function shade(
  cube: Cube,
  words: Int32Array,
  composite: Uint8Array,
  start: number,
  end: number,
): void {
  const { table, known } = cube
  // Designs have long runs of one colour. What is transparent may have any.
  let [last, changed] = [0, 0]
  for (let pixel = start; pixel < end; pixel++) {
    if (composite[pixel] === 0) continue
    const word = words[pixel]!
    if (word !== last) {
      last = word
      const cell =
        ((word << 4) & 0xf00) | ((word >>> 8) & 0xf0) | ((word >>> 20) & 0xf)
      if (known[cell] === 0) workOut(cube, cell)
      changed = shaded(word, table)
    }
    words[pixel] = changed
  }
}

/** @param word RGBA, the red lowest */
function shaded(word: number, table: Int32Array): number {
  const r = word & 255
  const g = (word >>> 8) & 255
  const b = (word >>> 16) & 255
  const share = shares[(r & 15) | ((g & 15) << 4) | ((b & 15) << 8)]!
  const order = share >>> 20
  const low = (r >> 4) * redward + (g >> 4) * greenward + (b >> 4) * blueward
  const second = low + toSecond[order]!
  const third = low + toThird[order]!
  return (
    (word & 0xff000000) |
    level(r + added(table, share, low, second, third)) |
    (level(g + added(table, share, low + 1, second + 1, third + 1)) << 8) |
    (level(b + added(table, share, low + 2, second + 2, third + 2)) << 16)
  )
}

/** To one channel, in whole levels. */
function added(
  table: Int32Array,
  share: number,
  first: number,
  second: number,
  third: number,
): number {
  const sum =
    Math.imul(share & 31, table[first]!) +
    Math.imul((share >>> 5) & 31, table[second]!) +
    Math.imul((share >>> 10) & 31, table[third]!) +
    Math.imul((share >>> 15) & 31, table[first + across]!)
  return (sum + 512) >> 10
}

function level(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value
}
