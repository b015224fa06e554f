import type { Blend, Light } from './noise.ts'
import { cloudy, noise, smooth, speck } from './noise.ts'
import type { Air } from './sky.ts'

type Make = 'rock' | 'snow' | 'hill' | 'wood' | 'dune' | 'blocks'

/** A line of land against what lies behind it. */
export interface Ridge {
  readonly make: Make
  /** Where it ends below, and how high it rises, of the picture's height. */
  readonly foot: number
  readonly rise: number
  readonly colour: Light
  /** What grows on it, or lies on it. */
  readonly cover: Light
  /** 0..1: how much air lies before it. */
  readonly air: number
}

/** How high a ridge stands over its foot at `u`: 0..1 of its rise. */
const PROFILES: Readonly<Record<Make, (u: number, seed: number) => number>> = {
  rock: (u, seed) =>
    0.25 * noise(u * 1.6, seed) +
    0.55 * (1 - Math.abs(2 * noise(u * 2.6 + seed, 3.3) - 1)) +
    0.2 * cloudy(u * 11, seed, 4),
  snow: (u, seed) =>
    0.15 * noise(u * 1.4, seed) +
    0.7 * (1 - Math.abs(2 * noise(u * 2.2 + seed, 7.3) - 1)) +
    0.15 * cloudy(u * 14, seed, 4),
  hill: (u, seed) =>
    0.75 * noise(u * 1.3 + seed, seed) + 0.25 * noise(u * 3.7, seed),
  dune: (u, seed) => {
    const at = u * 1.5 + seed * 1.7
    const wave = at - Math.floor(at)
    return (
      (wave < 0.66 ? smooth(0, 0.66, wave) : smooth(1, 0.66, wave)) * 0.8 +
      0.2 * noise(u, seed)
    )
  },
  wood: (u, seed) => 0.35 * noise(u * 1.7, seed) + 0.65 * treeTop(u, seed),
  blocks: (u, seed) => {
    const block = Math.floor(u * 13 + seed)
    const gap = u * 13 + seed - block
    const tall = speck(block, Math.floor(seed * 7))
    return gap > 0.94 ? 0.12 : 0.2 + 0.8 * tall * tall
  },
}

/** The tips of conifers side by side. */
function treeTop(u: number, seed: number): number {
  let top = 0
  for (const row of [0, 0.5]) {
    const at = u * 11 + row + seed * 3
    const tree = Math.floor(at)
    const tall = 0.55 + 0.45 * speck(tree, Math.floor(seed * 5 + row * 8))
    const half = Math.abs(at - tree - 0.5) * 2
    // Branches: narrower above, and in steps.
    const steps = 0.06 * Math.abs(((half * 7) % 1) - 0.5)
    top = Math.max(top, tall * (1 - half ** 1.25) - steps)
  }
  return top
}

/** The tops of a ridge by columns: `v` at each pixel of the width. */
export function topsOf(
  { make, foot, rise }: Ridge,
  seed: number,
  columns: number,
  height: number,
): Float32Array {
  const profile = PROFILES[make]
  return Float32Array.from(
    { length: columns },
    (_, x) => foot - rise * profile((x + 0.5) / height, seed),
  )
}

/**
 * The face of a ridge at a place.
 * @param depth below its top @param seed its own
 */
export function face(
  blend: Blend,
  ridge: Ridge,
  { hour, side }: Air,
  u: number,
  v: number,
  depth: number,
  seed: number,
): void {
  FACES[ridge.make](blend, ridge, u, v, depth, seed, side)
  blend.red *= hour.strength * hour.shine[0]
  blend.green *= hour.strength * hour.shine[1]
  blend.blue *= hour.strength * hour.shine[2]
  if (ridge.make === 'blocks') windows(blend, u, v, depth, seed, hour.strength)
  const lower = smooth(0.1, 1, depth / ridge.rise) * 0.7
  blend.mix(
    hour.haze,
    Math.min(0.94, (ridge.air + lower * ridge.air) * hour.air),
  )
}

type Face = (
  blend: Blend,
  ridge: Ridge,
  u: number,
  v: number,
  depth: number,
  seed: number,
  side: number,
) => void

/** Rock lit from one side, with turf or snow where it is not too steep. */
const stone: Face = (blend, ridge, u, v, depth, seed, side) => {
  const { colour, cover, make, rise } = ridge
  // Gullies run down and outwards from the top.
  const at = u * 13 + depth * 5 * (noise(u * 3, seed) - 0.5) + seed
  const here = cloudy(at, v * 12 + seed, 5)
  const slope = (here - cloudy(at + 0.13, v * 12 + 0.1 + seed, 5)) * 6.5 * side
  const light = Math.min(1.45, Math.max(0.3, 0.85 + slope))
  blend.set(colour).dim(light * (0.75 + 0.5 * here))
  const lies = depth / rise + (here - 0.5) * 1.1
  const flat =
    make === 'snow' ? smooth(0.55, 0.12, lies) : smooth(0.4, 0.1, lies)
  const [red, green, blue] = cover
  const lit = 0.62 + 0.42 * light
  blend.mix([red * lit, green * lit, blue * lit], flat * 0.94)
}

const turf: Face = (blend, { colour, cover }, u, v, depth, seed) => {
  const patches = cloudy(u * 6 + seed, v * 14, 4)
  const fine = cloudy(u * 60, v * 90, 2)
  blend.set(colour).mix(cover, smooth(0.3, 0.7, patches))
  blend.dim(0.72 + 0.4 * fine + 0.3 * smooth(0.03, 0, depth))
}

const trees: Face = (blend, { colour, cover }, u, v, depth, seed) => {
  const needles = cloudy(u * 70 + seed, v * 34, 3)
  blend.set(colour).mix(cover, smooth(0.5, 0.75, needles))
  blend.dim(0.55 + 0.6 * needles + 0.3 * smooth(0.05, 0, depth))
}

const sand: Face = (blend, { colour, cover }, u, v, depth, seed, side) => {
  const at = u * 1.5 + seed * 1.7
  const wave = at - Math.floor(at)
  // The crest winds down towards the front.
  const crest = 0.66 - depth * (1.3 + 1.6 * (noise(depth * 5, seed) - 0.3))
  const isBehind = wave > crest && wave < 0.66 + depth * 0.9
  const shaded = side > 0 ? isBehind : !isBehind
  const ripple = Math.sin(v * 300 + 14 * cloudy(u * 7, v * 12, 2)) * 0.03
  blend.set(shaded ? cover : colour)
  blend.dim(0.97 + ripple + 0.14 * (cloudy(u * 24, v * 40, 3) - 0.5))
}

const walls: Face = (blend, { colour, cover }, u, _v, _depth, seed) => {
  const block = Math.floor(u * 13 + seed)
  blend.set(colour).mix(cover, speck(block, 31))
  // Each house has a lit side and one in shade.
  blend.dim(u * 13 + seed - block < 0.6 ? 1.05 : 0.78)
}

const FACES: Readonly<Record<Make, Face>> = {
  rock: stone,
  snow: stone,
  hill: turf,
  wood: trees,
  dune: sand,
  blocks: walls,
}

const LAMP: Light = [1, 0.82, 0.46]
const GLASS: Light = [0.62, 0.74, 0.84]

/** Rows of windows: lamps where it is dark, glass where it is not. */
function windows(
  blend: Blend,
  u: number,
  v: number,
  depth: number,
  seed: number,
  strength: number,
): void {
  const column = u * 13 * 5 + seed * 5
  const row = v * 62
  if (depth < 0.012) return
  const across = column - Math.floor(column)
  const down = row - Math.floor(row)
  if (across < 0.22 || across > 0.78 || down < 0.25 || down > 0.8) return
  const chance = speck(Math.floor(column), Math.floor(row))
  if (strength < 0.5) blend.mix(LAMP, chance > 0.6 ? 0.95 : 0.06)
  else blend.mix(GLASS, 0.25 + 0.5 * chance)
}
