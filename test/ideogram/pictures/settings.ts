import type { Random } from '../random.ts'
import { between } from '../random.ts'
import type { Size } from '../sizes.ts'
import type { Inks } from './inks.ts'

/** Draws a scenery over a whole area: SVG elements. */
export type Setting = (area: Size, inks: Inks, random: Random) => string

let gradients = 0

/** A rectangle over the area with a gradient from top to bottom. */
function backdrop({ width, height }: Size, stops: readonly string[]): string {
  gradients = (gradients + 1) % 1e6
  const id = `g${gradients}`
  const marks = stops
    .map(
      (colour, index) =>
        `<stop offset="${index / (stops.length - 1)}" stop-color="${colour}"/>`,
    )
    .join('')
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0.15" y2="1">${marks}</linearGradient><rect width="${width}" height="${height}" fill="url(#${id})"/>`
}

/** A disc that fades out to nothing. */
export function glow(
  x: number,
  y: number,
  radius: number,
  colour: (opacity: number) => string,
): string {
  gradients = (gradients + 1) % 1e6
  const id = `g${gradients}`
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${colour(0.95)}"/><stop offset="0.35" stop-color="${colour(0.45)}"/><stop offset="1" stop-color="${colour(0)}"/></radialGradient><circle cx="${x}" cy="${y}" r="${radius}" fill="url(#${id})"/>`
}

export const times = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

/** A horizon of hills across the area: everything below it is painted. */
function ridge(
  { width, height }: Size,
  top: number,
  swing: number,
  roughness: number,
  fill: string,
  random: Random,
): string {
  const phases = [random() * 7, random() * 7, random() * 7]
  const points = Array.from({ length: 65 }, (_, index) => {
    const at = index / 64
    const wave =
      Math.sin(at * 4 + (phases[0] ?? 0)) +
      0.5 * Math.sin(at * 9 + (phases[1] ?? 0)) +
      roughness * Math.sin(at * 31 + (phases[2] ?? 0)) +
      roughness * (random() - 0.5)
    return `${(at * width).toFixed(1)},${(top + swing * wave).toFixed(1)}`
  })
  return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${fill}"/>`
}

const clouds = ({ width, height }: Size, random: Random, paint: string) =>
  times(4, () => {
    const x = between(random, 0, width)
    const y = between(random, 0.08, 0.42) * height
    const size = between(random, 0.08, 0.16) * width
    return `<g filter="url(#soft)" fill="${paint}">${times(4, (index) => `<ellipse cx="${x + (index - 1.5) * size * 0.7}" cy="${y + between(random, -0.1, 0.1) * size}" rx="${size}" ry="${size * between(random, 0.22, 0.4)}"/>`)}</g>`
  })

const layers = (
  area: Size,
  random: Random,
  {
    from,
    swing,
    roughness,
  }: { from: number; swing: number; roughness: number },
  paint: (depth: number) => string,
) =>
  times(4, (index) =>
    ridge(
      area,
      area.height * (from + (index * (1 - from)) / 4.4),
      area.height * swing,
      roughness,
      paint(index / 3),
      random,
    ),
  )

const sky: Setting = (area, { main }, random) =>
  backdrop(area, [main(52), main(72), main(90)]) +
  glow(
    area.width * between(random, 0.15, 0.85),
    area.height * between(random, 0.1, 0.35),
    area.width * 0.4,
    (opacity) => `rgba(255,246,220,${opacity})`,
  ) +
  clouds(area, random, 'rgba(255,255,255,0.75)')

const sunset: Setting = (area, { main, accent }, random) => {
  const x = area.width * between(random, 0.25, 0.75)
  const y = area.height * between(random, 0.42, 0.56)
  const radius = Math.min(area.width, area.height) * 0.1
  return (
    backdrop(area, [
      'hsl(262,42%,34%)',
      'hsl(338,58%,58%)',
      'hsl(26,92%,66%)',
      'hsl(44,96%,78%)',
    ]) +
    glow(x, y, radius * 5, (opacity) => `rgba(255,226,160,${opacity})`) +
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="#fff3cf"/>` +
    layers(
      area,
      random,
      { from: 0.6, swing: 0.035, roughness: 0.1 },
      (depth) =>
        depth < 0.5 ? accent(40 - depth * 30) : main(28 - depth * 16),
    )
  )
}

const night: Setting = (area, { main }, random) => {
  const x = area.width * between(random, 0.2, 0.8)
  const radius = Math.min(area.width, area.height) * 0.08
  const stars = times(90, () => {
    const size = between(random, 0.4, 1) ** 3 * (area.width / 220) + 0.6
    return `<circle cx="${random() * area.width}" cy="${random() * area.height}" r="${size}" fill="rgba(255,255,255,${between(random, 0.4, 1)})"/>`
  })
  return (
    backdrop(area, ['hsl(232,52%,10%)', 'hsl(226,48%,20%)', main(34)]) +
    glow(area.width * 0.5, area.height * 0.4, area.width * 0.6, (opacity) =>
      main(60, opacity * 0.35),
    ) +
    stars +
    glow(
      x,
      area.height * 0.25,
      radius * 3.4,
      (opacity) => `rgba(236,240,255,${opacity * 0.6})`,
    ) +
    `<circle cx="${x}" cy="${area.height * 0.25}" r="${radius}" fill="#f6f4e6"/>`
  )
}

const sea: Setting = (area, { main, second }, random) =>
  backdrop(area, [main(66), main(84), second(88)]) +
  clouds(area, random, 'rgba(255,255,255,0.6)') +
  layers(area, random, { from: 0.46, swing: 0.012, roughness: 0.25 }, (depth) =>
    main(56 - depth * 26, 0.92),
  ) +
  times(46, () => {
    const depth = between(random, 0.48, 1)
    const length = area.width * between(random, 0.02, 0.09) * depth
    return `<ellipse cx="${random() * area.width}" cy="${area.height * depth}" rx="${length}" ry="${Math.max(0.8, length * 0.05)}" fill="rgba(255,255,255,${between(random, 0.12, 0.45)})"/>`
  })

const mountains: Setting = (area, { main, second }, random) =>
  backdrop(area, [second(70), second(88), 'hsl(36,60%,94%)']) +
  layers(area, random, { from: 0.34, swing: 0.085, roughness: 0.3 }, (depth) =>
    main(74 - depth * 50),
  )

const forest: Setting = (area, { main }, random) => {
  const conifer = (x: number, foot: number, tall: number, paint: string) =>
    times(4, (index) => {
      const top = foot - tall + (tall * index) / 5
      const wide = (tall * (index + 1.6)) / 17
      return `<polygon points="${x},${top} ${x - wide},${top + tall * 0.36} ${x + wide},${top + tall * 0.36}" fill="${paint}"/>`
    })
  return (
    backdrop(area, ['hsl(150,26%,88%)', 'hsl(150,24%,72%)', main(40)]) +
    times(3, (row) =>
      times(13, (index) =>
        conifer(
          (area.width * (index + random())) / 12,
          area.height * (0.62 + row * 0.2),
          area.height * between(random, 0.34, 0.52),
          `hsl(${between(random, 138, 164)},32%,${52 - row * 16}%)`,
        ),
      ),
    ) +
    ridge(area, area.height * 0.95, 6, 0.2, 'hsl(140,34%,16%)', random)
  )
}

const desert: Setting = (area, { accent }, random) =>
  backdrop(area, ['hsl(202,56%,70%)', 'hsl(34,72%,86%)']) +
  glow(
    area.width * between(random, 0.2, 0.8),
    area.height * 0.26,
    area.width * 0.34,
    (opacity) => accent(92, opacity),
  ) +
  layers(
    area,
    random,
    { from: 0.48, swing: 0.06, roughness: 0.02 },
    (depth) => `hsl(${32 - depth * 8},64%,${72 - depth * 30}%)`,
  )

const city: Setting = (area, { main, accent }, random) =>
  backdrop(area, [main(30), main(56), accent(80)]) +
  times(3, (row) =>
    times(11, (index) => {
      const x = (area.width * (index + random() * 0.5)) / 11
      const wide = area.width * between(random, 0.06, 0.1)
      const top = area.height * (between(random, 0.3, 0.6) + row * 0.14)
      const windows = times(10, () =>
        random() < 0.6
          ? `<rect x="${x + wide * between(random, 0.1, 0.8)}" y="${top + (area.height - top) * random()}" width="${wide * 0.1}" height="${wide * 0.14}" fill="hsla(44,96%,72%,0.9)"/>`
          : '',
      )
      return `<rect x="${x}" y="${top}" width="${wide}" height="${area.height}" fill="${main(40 - row * 13)}"/>${windows}`
    }),
  )

const meadow: Setting = (area, { accent, second }, random) =>
  backdrop(area, ['hsl(204,66%,66%)', 'hsl(196,62%,88%)']) +
  clouds(area, random, 'rgba(255,255,255,0.8)') +
  layers(
    area,
    random,
    { from: 0.5, swing: 0.03, roughness: 0.05 },
    (depth) => `hsl(${96 + depth * 22},44%,${62 - depth * 30}%)`,
  ) +
  times(70, () => {
    const depth = between(random, 0.66, 1)
    const size = (area.width / 90) * (depth - 0.5) * 2.4
    const paint = random() < 0.5 ? accent(70) : second(74)
    return `<circle cx="${random() * area.width}" cy="${area.height * depth}" r="${size}" fill="${paint}"/>`
  })

/** For prompts without a word we know: light, discs and arcs in their colours. */
export const abstract: Setting = (area, { main, second, accent }, random) =>
  backdrop(area, [main(66), second(74), accent(82)]) +
  times(7, (index) => {
    const paint = [main, second, accent][index % 3] ?? main
    const x = random() * area.width
    const y = random() * area.height
    const radius =
      between(random, 0.14, 0.4) * Math.min(area.width, area.height)
    return index < 4
      ? glow(x, y, radius * 1.7, (opacity) => paint(58, opacity * 0.8))
      : `<circle cx="${x}" cy="${y}" r="${radius}" fill="${paint(80, 0.22)}" stroke="rgba(255,255,255,0.5)" stroke-width="${radius * 0.02 + 1}"/>`
  })

/** A scenery and, in degrees, the hue it has in nature. */
export interface Scenery {
  readonly draw: Setting
  readonly hue?: number
}

/** Which words call for which scenery; the first that matches is drawn. */
export const SETTINGS: readonly (readonly [RegExp, Scenery])[] = [
  [/\b(sunsets?|sunrise|dawn|dusk|golden hour)\b/, { draw: sunset, hue: 262 }],
  [
    /\b(city|skyline|buildings?|street|downtown|skyscrapers?)\b/,
    { draw: city, hue: 226 },
  ],
  [/\b(night|galaxy|space|starry|cosmos|nebula)\b/, { draw: night, hue: 230 }],
  [
    /\b(sea|ocean|waves?|water|lake|beach|river|underwater)\b/,
    { draw: sea, hue: 198 },
  ],
  [
    /\b(mountains?|alps|peaks?|canyon|snow|snowy)\b/,
    { draw: mountains, hue: 214 },
  ],
  [
    /\b(forest|woods|jungle|pines?|trees|foliage)\b/,
    { draw: forest, hue: 148 },
  ],
  [/\b(desert|sand|dunes?)\b/, { draw: desert }],
  [
    /\b(meadow|field|garden|grass|hills?|landscape|countryside)\b/,
    { draw: meadow },
  ],
  [/\b(sky|clouds?|heaven|air)\b/, { draw: sky, hue: 208 }],
  [/\b(abstract|gradient|pattern|background|wallpaper)\b/, { draw: abstract }],
]
