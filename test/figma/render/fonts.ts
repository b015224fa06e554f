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

/** Above and below the baseline, in font sizes: the table `hhea` of Inter. */
export const ascent = 1984 / 2048
export const descent = 494 / 2048

let loaded = 0
let folder: string | null = null
let faces: Promise<{ weight: string; bytes: ArrayBuffer }[]> | null = null

/** How many faces have been loaded: text laid out before that is stale. */
export const loadedFonts = () => loaded

/**
 * Loads every face into the page. `baseUrl` serves the package's folder, so
 * that `<baseUrl>/400Regular/Inter_400Regular.ttf` is a file. Rejects when a
 * face is missing.
 */
export async function loadFonts(baseUrl: string): Promise<void> {
  const base = baseUrl.replace(/\/$/, '')
  folder = base
  const styles = weights.flatMap(([name, weight]) =>
    (['normal', 'italic'] as const).map((style) => {
      const slant = style === 'italic' ? '_Italic' : ''
      const file = `${weight}${name.replace(' ', '')}${slant}`
      const url = `url("${base}/${file}/Inter_${file}.ttf")`
      return new FontFace('Inter', url, { weight: String(weight), style })
    }),
  )
  for (const face of await Promise.all(styles.map((face) => face.load())))
    document.fonts.add(face)
  loaded = styles.length
}

/** The upright faces that Figma's own pages use, once Inter was loaded. */
export function interFaces(): Promise<
  { weight: string; bytes: ArrayBuffer }[]
> {
  if (folder === null) return Promise.resolve([])
  const base = folder
  faces ??= Promise.all(
    weights
      .filter(([, weight]) => weight >= 400 && weight <= 700)
      .map(async ([name, weight]) => {
        const file = `${weight}${name.replace(' ', '')}`
        const answer = await fetch(`${base}/${file}/Inter_${file}.ttf`)
        return { weight: String(weight), bytes: await answer.arrayBuffer() }
      }),
  )
  return faces
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
