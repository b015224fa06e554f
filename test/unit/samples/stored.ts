/** What version 0.1.0 stored, taken from a run of it in the simulated Figma. */
import sample from './0.1.0.json' with { type: 'json' }

const bytes = new Map(
  Object.entries(sample.bytes).map(([name, base64]) => [
    name,
    new Uint8Array(Buffer.from(base64, 'base64')),
  ]),
)

/** As it lay there: its bytes are named in the file. */
function restored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restored)
  if (typeof value !== 'object' || value === null) return value
  if ('$bytes' in value) return bytes.get(String(value.$bytes))?.slice()
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, restored(inner)]),
  )
}

type Layers = Record<string, { jobs: string; made?: string }>

/** clientStorage by key; a fresh copy. */
export const storage = () =>
  restored(sample.storage) as Record<string, unknown> & {
    form: Record<string, unknown>
    presets: unknown[]
  }

/** Unfinished jobs by the prompts that they were asked with. */
export function entries() {
  const jobs = Object.entries(storage()).filter(([key]) =>
    key.startsWith('job/'),
  ) as [string, Record<string, unknown> & Entry010][]
  return new Map(jobs.map((one) => [one[1].values.prompt, one]))
}

export interface Entry010 {
  startedAt: number
  values: { prompt: string }
  harvest: { pictures: { url: string | null }[]; composite: Uint8Array } | null
}

/** What lies in the file's plugin data, as JSON of each layer, by its id. */
export const layers: Layers = sample.layers

/** The presets of the file, as the text that lies there. */
export const shared: string = sample.shared
