/** Inter, from the files of `@expo-google-fonts/inter`. */

/** Figma's style names by weight, without "Italic". */
const weights = [
  ['Thin', 100],
  ['Extra Light', 200],
  ['Light', 300],
  ['Regular', 400],
  ['Medium', 500],
  ['Semi Bold', 600],
  ['Bold', 700],
  ['Extra Bold', 800],
  ['Black', 900],
] as const

export interface Face {
  weight: (typeof weights)[number][1]
  style: 'normal' | 'italic'
}

const allFaces = weights.flatMap(([, weight]): Face[] => [
  { weight, style: 'normal' },
  { weight, style: 'italic' },
])

/** Above and below the baseline, in font sizes: the table `hhea` of Inter. */
export const ascent = 1984 / 2048
export const descent = 494 / 2048

let loaded = 0
let source: { base: string; faces: readonly Face[] } | null = null
let upright: Promise<{ weight: string; bytes: ArrayBuffer }[]> | null = null

/** How many faces have been loaded: text laid out before that is stale. */
export const loadedFonts = () => loaded

/**
 * Loads faces into the page. `baseUrl` serves the package's folder, so that
 * `<baseUrl>/400Regular/Inter_400Regular.ttf` is a file. Rejects when a face is
 * missing.
 */
export async function loadFonts(
  baseUrl: string,
  faces: readonly Face[] = allFaces,
): Promise<void> {
  const base = baseUrl.replace(/\/$/, '')
  const made = faces.map((face) => {
    const { weight, style } = face
    const url = `url("${fileOf(base, face)}")`
    return new FontFace('Inter', url, { weight: String(weight), style })
  })
  for (const face of await Promise.all(made.map((face) => face.load())))
    document.fonts.add(face)
  loaded = faces.length
  source = { base, faces }
}

function fileOf(base: string, { weight, style }: Face): string {
  const [name] = weights.find(([, known]) => known === weight)!
  const slant = style === 'italic' ? '_Italic' : ''
  const file = `${weight}${name.replace(' ', '')}${slant}`
  return `${base}/${file}/Inter_${file}.ttf`
}

/** The upright faces that Figma's own pages use, of those that were loaded. */
export function interFaces(): Promise<
  { weight: string; bytes: ArrayBuffer }[]
> {
  if (source === null) return Promise.resolve([])
  const { base, faces } = source
  upright ??= Promise.all(
    faces
      .filter(({ weight }) => weight >= 400 && weight <= 700)
      .filter(({ style }) => style === 'normal')
      .map(async (face) => {
        const answer = await fetch(fileOf(base, face))
        return {
          weight: String(face.weight),
          bytes: await answer.arrayBuffer(),
        }
      }),
  )
  return upright
}

/** CSS `font` of a Figma style name; unknown families are set in Inter. */
export function cssFont(style: string, size: number): string {
  const name = style
    .replace(/\s*italic/i, '')
    .replace(/\s/g, '')
    .toLowerCase()
  const weight =
    weights.find(([known]) => known.replace(' ', '').toLowerCase() === name) ??
    weights[3]
  const slant = /italic/i.test(style) ? 'italic' : 'normal'
  return `${slant} ${weight[1]} ${size}px Inter, sans-serif`
}
