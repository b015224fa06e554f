/** What the still life's things are made of. */
import type { Vector } from './march.ts'
import type { Light } from './noise.ts'
import { cloudy, dim, mix, noise, smooth, speck } from './noise.ts'
import { isInMouth } from './still-life.ts'

export interface Surface {
  color: Light
  /** 0 dull to 1 glazed. */
  gloss: number
}

/** Teal glaze that has run down over speckled clay. */
export function glazed(p: Vector): Surface {
  const [x, y, z] = p
  const turn = Math.atan2(x, z)
  const drip =
    0.5 + 0.05 * Math.sin(turn * 3 + 0.6) + 0.035 * Math.sin(turn * 7 + 2)
  const covered = smooth(drip - 0.008, drip + 0.012, y)
  const thin = smooth(drip + 0.09, drip, y)
  const teal = mix([0.03, 0.2, 0.25], [0.1, 0.42, 0.45], thin)
  const tone = 0.85 + 0.3 * cloudy(turn * 2 + 4, y * 9, 3)
  const isSpeck = speck(Math.floor(turn * 60), Math.floor(y * 170)) > 0.955
  const clay = dim([0.8, 0.71, 0.59], isSpeck ? 0.62 * tone : tone)
  const color = mix(clay, dim(teal, tone), covered)
  return {
    color: isInMouth(p) ? dim(color, 0.25) : color,
    gloss: 0.25 + 0.75 * covered,
  }
}

export function peel([x, y, z]: Vector): Surface {
  const pores = noise(x * 110 + z * 40, y * 110 - z * 70)
  const ripe = noise(x * 9 + z * 5, y * 9)
  const color = mix([0.86, 0.56, 0.04], [0.84, 0.66, 0.09], ripe)
  return { color: dim(color, 0.9 + 0.18 * pores), gloss: 0.35 }
}

const boardWidth = 0.52

export function boards([x, , z]: Vector): Surface {
  const place = (z + 3) / boardWidth
  const board = Math.floor(place)
  const shift = 7.3 * speck(board, 11)
  const wave = cloudy(x * 1.1 + shift, z * 5 + shift, 3)
  const rings = cloudy(x * 0.9 + shift, z * 26 + 9 * wave, 3)
  const fibre = cloudy(x * 5, z * 190, 2)
  const tone = 0.75 * rings + 0.3 * fibre
  const wood = mix([0.34, 0.2, 0.115], [0.6, 0.4, 0.25], tone)
  const seam = smooth(0, 0.014, place % 1) * smooth(1, 0.986, place % 1)
  const shade = (0.88 + 0.24 * speck(board, 3)) * (0.35 + 0.65 * seam)
  return { color: dim(wood, shade), gloss: 0.16 }
}

export function plaster([x, y]: Vector): Surface {
  const trowel = cloudy(x * 3 + 2, y * 3, 4) - 0.5
  return { color: dim([0.73, 0.67, 0.6], 1 + 0.14 * trowel), gloss: 0 }
}
