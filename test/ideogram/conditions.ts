/** How the service behaves: one object, changed at run time by whoever holds the server. */
export interface Conditions {
  /** Milliseconds before a request that ran is answered, downloads included. */
  latency: number
  /** `closed` is how the real service is: no CORS header at all, and preflights refused. */
  cors: 'closed' | 'open'
  /** Redrawing shifts the colours of the whole picture, unmasked pixels included. */
  drift: 'none' | 'mild' | 'strong'
  /** What the links deliver: the API offers no choice and promises none. */
  format: 'png' | 'jpeg' | 'webp'
  /** The pixels of every picture, whatever was asked for. */
  size: { readonly width: number; readonly height: number } | 'asked'
  /** Positions within each batch whose pictures the safety check withholds. */
  withhold: readonly number[]
  /** Seconds a link lives. */
  linkLife: number
  expiredStatus: 403 | 404
  /** A prompt containing one of these, in any case, is answered by 422. */
  unsafeWords: readonly string[]
  /** Every picture sent is answered by 422. */
  unsafePictures: boolean
  /** Model versions the service lists but no longer runs. */
  refusedModels: readonly string[]
  /** The documents speak of reframing "a square image" only. */
  reframes: 'square' | 'any'
  /** Images in progress over all requests; one more is answered by 429. */
  inFlightLimit: number
}

export const NORMAL: Conditions = {
  latency: 0,
  cors: 'closed',
  drift: 'mild',
  format: 'png',
  size: 'asked',
  withhold: [],
  linkLife: 24 * 60 * 60,
  expiredStatus: 403,
  unsafeWords: ['unsafe'],
  unsafePictures: false,
  refusedModels: [],
  reframes: 'square',
  inFlightLimit: 10,
}

/** What goes wrong with one request, instead of its answer or on top of it. */
export type Misfortune =
  | {
      kind: 'status'
      status: number
      body?: unknown
      headers?: Readonly<Record<string, string>>
    }
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 303 | 307 | 308 }
  | { kind: 'html'; status?: number }
  /** A JSON or picture that ends early although the length is as announced. */
  | { kind: 'truncated' }
  /** The true answer, with a field of this many bytes in addition; a picture with as many zeros after it. */
  | { kind: 'huge'; bytes: number }
  /** The connection is cut: before the first byte, or half way through the body. */
  | { kind: 'cut'; at: 'start' | 'middle' }
  | { kind: 'hang' }
  /** Status 200 and a picture's content type, but not a picture. */
  | { kind: 'not-an-image' }

/** What one coming request meets. */
export interface Fate {
  answer?: Misfortune
  conditions?: Partial<Conditions>
}

export interface Scripted extends Fate {
  /** `POST /edit`; `image` for any download of a picture; `*` for every request. */
  on: string
  /** How many coming requests; 1 unless told. */
  times?: number
}

interface Pending {
  entry: Scripted
  left: number
}

/** Scripted fates, met in the order they were given. */
export class Script {
  readonly #pending: Pending[] = []

  add(entry: Scripted): void {
    this.#pending.push({ entry, left: entry.times ?? 1 })
  }

  clear(): void {
    this.#pending.length = 0
  }

  /** The fate of a request known by any of these names; uses up one of its times. */
  take(names: readonly string[]): Fate {
    const index = this.#pending.findIndex(
      ({ entry }) => entry.on === '*' || names.includes(entry.on),
    )
    const pending = this.#pending[index]
    if (!pending) return {}
    pending.left -= 1
    if (pending.left <= 0) this.#pending.splice(index, 1)
    return pending.entry
  }
}
