import { thingsIn } from './outline.ts'
import type { Swatch } from './palette.ts'
import { colourName, hexOf, hslOf, paletteOf } from './palette.ts'
import type { Raster } from './raster.ts'
import { resize } from './raster.ts'
import type { Patch } from './saliency.ts'

/** What can truly be said about a picture without knowing what it shows. */
interface Sight {
  readonly width: number
  readonly height: number
  readonly swatches: readonly Swatch[]
  /** Colours of the upper, middle and lower third. */
  readonly thirds: readonly [string, string, string]
  readonly subject: Subject | undefined
  /** Where it is lightest. */
  readonly brightest: string
  /** 0..255 */
  readonly light: number
  readonly contrast: number
  readonly warmth: number
}

interface Subject {
  readonly colours: string
  readonly hexes: readonly string[]
  readonly where: string
  readonly size: string
  /** `y_min, x_min, y_max, x_max` of 1000. */
  readonly box: readonly number[]
}

async function sightOf(image: Raster): Promise<Sight> {
  const { small, patches } = await thingsIn(image)
  const { width, height, data, channels } = small
  const swatches = paletteOf(small, 6)
  let [sum, squares, warmth] = [0, 0, 0]
  for (let at = 0; at < data.length; at += channels) {
    const [red, green, blue] = [
      data[at] ?? 0,
      data[at + 1] ?? 0,
      data[at + 2] ?? 0,
    ]
    const light = 0.3 * red + 0.59 * green + 0.11 * blue
    sum += light
    squares += light * light
    warmth += red - blue
  }
  const count = width * height
  const light = sum / count
  const third = (index: number) => {
    const rows = Math.floor(height / 3)
    const from = index * rows * width * channels
    const part = data.subarray(from, from + rows * width * channels)
    return namesOf(paletteOf({ ...small, height: rows, data: part }, 3), 1)
  }
  return {
    width: image.width,
    height: image.height,
    swatches,
    thirds: [third(0), third(1), third(2)],
    subject: subjectOf(small, patches),
    brightest: await brightestOf(small),
    light,
    contrast: Math.sqrt(Math.max(0, squares / count - light * light)),
    warmth: warmth / count,
  }
}

/** Looked at with half-closed eyes. */
async function brightestOf(small: Raster): Promise<string> {
  const { width, height, data } = await resize(small, { width: 9, height: 9 })
  const levels = Array.from(
    { length: width * height },
    (_, at) => (data[at * 3] ?? 0) + (data[at * 3 + 1] ?? 0),
  )
  const at = levels.indexOf(Math.max(...levels))
  const row = Math.floor(at / width)
  return placeOf((at - row * width + 0.5) / width, (row + 0.5) / height)
}

/** Share of a picture above which a patch is its ground and no thing in it. */
const GROUND = 0.4

function subjectOf(
  { width, height, channels, data }: Raster,
  [patch]: readonly Patch[],
): Subject | undefined {
  if (!patch) return undefined
  const share = patch.pixels.length / (width * height)
  if (share < 0.004 || share > GROUND) return undefined
  const own = Uint8Array.from(
    patch.pixels.flatMap((at) => [
      data[at * channels] ?? 0,
      data[at * channels + 1] ?? 0,
      data[at * channels + 2] ?? 0,
    ]),
  )
  const swatches = paletteOf(
    { width: patch.pixels.length, height: 1, channels: 3, data: own },
    3,
  )
  const x = (patch.left + patch.right) / 2 / width
  const y = (patch.top + patch.bottom) / 2 / height
  return {
    colours: namesOf(swatches, 2),
    hexes: swatches.map(({ rgb }) => hexOf(rgb)),
    where: placeOf(x, y),
    size: share > 0.12 ? 'large' : share > 0.03 ? 'medium-sized' : 'small',
    box: [
      patch.top / height,
      patch.left / width,
      patch.bottom / height,
      patch.right / width,
    ].map((part) => Math.round(part * 1000)),
  }
}

/** Different names only, the most used first. */
function namesOf(swatches: readonly Swatch[], most: number): string {
  const names = [...new Set(swatches.map(({ rgb }) => colourName(rgb)))]
  const [last, ...before] = names.slice(0, most).reverse()
  return before.length
    ? `${before.reverse().join(', ')} and ${last}`
    : `${last}`
}

function placeOf(x: number, y: number): string {
  const across = x < 0.4 ? 'left' : x > 0.6 ? 'right' : ''
  const down = y < 0.38 ? 'upper' : y > 0.64 ? 'lower' : ''
  if (!across && !down) return 'in the middle'
  if (!across)
    return down === 'upper' ? 'in the upper half' : 'in the lower half'
  return down ? `at the ${down} ${across}` : `on the ${across}`
}

const formatOf = ({ width, height }: Sight) =>
  width > height * 1.08 ? 'wide' : height > width * 1.08 ? 'tall' : 'square'

const article = (text: string) => (/^[aeiou]/.test(text) ? 'An' : 'A')

const moodOf = ({ light, warmth, contrast }: Sight) =>
  `${light > 150 ? 'bright' : light < 75 ? 'dark' : 'softly lit'}, ${warmth > 14 ? 'warm' : warmth < -14 ? 'cool' : 'neutral'} and ${contrast > 62 ? 'full of contrast' : 'calm'}`

const lightOf = ({ light, contrast }: Sight) =>
  contrast > 62
    ? 'Strong light and deep shadows give it depth.'
    : light > 150
      ? 'The light is even and clear.'
      : 'The light is soft and low.'

function arrangement({ thirds: [top, middle, bottom] }: Sight): string {
  if (top === middle && middle === bottom) return `The whole area is ${top}.`
  if (middle === bottom) return `Above it is ${top}, below ${bottom}.`
  if (top === middle) return `Most of it is ${top}, the lower part ${bottom}.`
  return `From top to bottom it goes from ${top} over ${middle} to ${bottom}.`
}

const subjectIn = (sight: Sight) =>
  sight.subject
    ? `A ${sight.subject.size} ${sight.subject.colours} shape stands ${sight.subject.where} and draws the eye.`
    : `The eye wanders over the whole scene, which is brightest ${sight.brightest}.`

/** Sentences as a describing model writes them: true about colours and layout. */
export async function describe(image: Raster): Promise<string> {
  const sight = await sightOf(image)
  const names = namesOf(sight.swatches, 3)
  const mood = moodOf(sight)
  return [
    `${article(mood)} ${mood} composition, ${formatOf(sight)} in format, mainly in ${names}.`,
    subjectIn(sight),
    arrangement(sight),
    lightOf(sight),
  ].join(' ')
}

/** A structured prompt of 4.0 about a picture. */
export async function structured(
  image: Raster,
  wanted: { boxes: boolean; style: boolean; tags: boolean },
): Promise<object> {
  const sight = await sightOf(image)
  const { subject, swatches } = sight
  const hexes = swatches.map(({ rgb }) => hexOf(rgb))
  const element = subject && {
    type: 'obj',
    desc: `A ${subject.size} ${subject.colours} shape ${subject.where}.`,
    ...(wanted.boxes ? { bbox: subject.box } : {}),
    color_palette: subject.hexes,
  }
  return {
    high_level_description: `A ${formatOf(sight)} picture, ${moodOf(sight)}. ${subjectIn(sight)}`,
    compositional_deconstruction: {
      background: arrangement(sight),
      elements: element ? [element] : [],
    },
    ...(wanted.style
      ? {
          style_description: {
            aesthetics: moodOf(sight),
            lighting: lightOf(sight),
            medium: swatches.some(({ rgb }) => hslOf(rgb).s > 0.75)
              ? 'illustration'
              : 'photograph',
            color_palette: hexes,
          },
        }
      : {}),
    ...(wanted.tags
      ? {
          tags: [
            formatOf(sight),
            ...swatches.slice(0, 4).map(({ rgb }) => colourName(rgb)),
          ],
        }
      : {}),
  }
}
