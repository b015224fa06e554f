/** A glazed vase on a table, in soft light from the left. */
import type { Light } from './noise.ts'
import { add, clamp, cloudy, dim, mix, smooth, speck } from './noise.ts'
import type { Scene } from './painting.ts'

const table = 0.74
const middle = 0.5
const vaseTop = 0.3
const vaseFoot = 0.82

/** Half of the vase's width at a height. */
function radius(v: number): number {
  const t = (v - vaseTop) / (vaseFoot - vaseTop)
  const belly = 0.17 * Math.exp(-(((t - 0.66) / 0.3) ** 2))
  const lip = 0.022 * smooth(0.1, 0, t)
  const foot = 0.012 * smooth(0.85, 1, t)
  return 0.052 + belly + lip - foot
}

function room(u: number, v: number): Light {
  const wall = mix(
    [0.88, 0.83, 0.77],
    [0.7, 0.64, 0.6],
    clamp(u * 0.9 + v * 0.15),
  )
  const plaster = 0.03 * (cloudy(u * 22, v * 22, 4) - 0.5)
  // The cross of a window falls on the wall.
  const slant = u + 0.35 * v
  const pane =
    smooth(0.3, 0.34, slant) *
    (1 - smooth(0.6, 0.64, slant)) *
    (1 - smooth(0.012, 0.004, Math.abs(slant - 0.47))) *
    (1 - smooth(0.55, 0.62, v))
  const lit = add(wall, [0.12, 0.1, 0.07], pane)
  if (v < table) return add(lit, [1, 1, 1], plaster)
  const grain = cloudy(u * 5 + 2, v * 60 + 4 * cloudy(u * 3, v * 6, 2), 4)
  const wood = mix([0.5, 0.32, 0.2], [0.72, 0.52, 0.35], grain)
  const edge = smooth(table + 0.012, table, v)
  return dim(wood, (1.05 - 0.35 * u) * (1 - 0.25 * edge))
}

export const vase: Scene = (u, v) => {
  const across = (u - middle) / radius(clamp(v))
  const inside =
    v > vaseTop &&
    v < vaseFoot + 0.035 * Math.sqrt(clamp(1 - across * across)) - 0.025
  if (inside && Math.abs(across) < 1) return glaze(u, v, across)
  const dx = (u - middle - 0.13) / 0.3
  const dy = (v - vaseFoot + 0.005) / 0.05
  const shadow = v > table ? 0.6 * smooth(1.2, 0, Math.hypot(dx, dy)) : 0
  const away = (u - middle - 0.2 - 0.1 * (vaseFoot - v)) / 0.17
  const onWall =
    v < table ? 0.16 * smooth(1, 0.2, Math.abs(away)) * smooth(0.2, 0.5, v) : 0
  return dim(room(u, v), 1 - shadow - onWall)
}

function glaze(u: number, v: number, across: number): Light {
  const depth = Math.sqrt(1 - across * across)
  const light = clamp(-0.62 * across + 0.72 * depth)
  const bounce = 0.16 * clamp(across) * smooth(0.5, 0.8, v)
  const drip =
    0.5 + 0.035 * Math.sin(across * 5) + 0.03 * cloudy(across * 3, 2, 2)
  const clay = mix(
    [0.78, 0.7, 0.6],
    [0.16, 0.36, 0.42],
    smooth(drip + 0.012, drip - 0.012, v),
  )
  const dot = speck(Math.floor(u * 420), Math.floor(v * 420)) > 0.965 ? 0.72 : 1
  const lit = add(
    dim(clay, dot * (0.22 + 0.95 * light)),
    [0.9, 0.6, 0.4],
    bounce,
  )
  const spot = Math.exp(
    -(((across + 0.5) / 0.12) ** 2) - ((v - 0.56) / 0.12) ** 2,
  )
  const mouth = smooth(vaseTop + 0.012, vaseTop + 0.002, v)
  return dim(add(lit, [1, 0.98, 0.92], 0.5 * spot), 1 - 0.55 * mouth)
}

/** Dry stems in the vase. */
export function vaseTouches(pen: OffscreenCanvasRenderingContext2D): void {
  pen.lineCap = 'round'
  for (const [lean, height, tone] of stems) {
    pen.strokeStyle = tone
    pen.lineWidth = 0.0036
    const tip = { x: middle + lean, y: vaseTop - height }
    pen.beginPath()
    pen.moveTo(middle + lean * 0.12, vaseTop + 0.006)
    pen.quadraticCurveTo(
      middle + lean * 0.3,
      vaseTop - height * 0.6,
      tip.x,
      tip.y,
    )
    pen.stroke()
    for (let seed = 0; seed < 9; seed++) {
      const along = seed / 9
      const x = tip.x - lean * 0.38 * along
      const y = tip.y + height * 0.3 * along
      const side = seed % 2 === 0 ? 1 : -1
      pen.fillStyle = tone
      pen.beginPath()
      pen.ellipse(x + side * 0.009, y, 0.013, 0.0055, side * -0.7, 0, 7)
      pen.fill()
    }
  }
}

const stems: readonly (readonly [
  lean: number,
  height: number,
  tone: string,
])[] = [
  [-0.12, 0.2, '#8a6a45'],
  [-0.035, 0.25, '#a98557'],
  [0.06, 0.235, '#937149'],
  [0.135, 0.17, '#b08c5e'],
]
