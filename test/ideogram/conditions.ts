import type { Lettering } from './lettering.ts'

/** How the service behaves: one object, changed at run time by whoever holds the server. */
export interface Conditions {
  /** Milliseconds before a request that ran is answered, downloads included and polls not. */
  latency: number
  /** `closed` is how the real service is: no CORS header at all, and preflights refused. */
  cors: 'closed' | 'open'
  /**
   * Redrawing shifts the colours of the whole picture, unmasked pixels included:
   * evenly (`mild`, `strong`), or not.
   */
  drift: Drift
  /** `as-sent`: nothing is redrawn, masked areas included; see README. */
  pixels: 'painted' | 'as-sent'
  /** `holes`: pictures that should be opaque have transparent and half transparent parts. */
  alpha: 'opaque' | 'holes'
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
  /** Polls by which an asynchronous generation is found pending, before it may be done. */
  pendingLooks: number
  /** Polls in ten seconds; one more is answered by 429 and `Retry-After`. */
  pollingLimit: number
  /** Every generation fails, once it has run: with a `failure_reason`, or without one. */
  fails: false | { readonly reason?: string }
  /** Whether pictures in a polled answer name their `object_type`. */
  objectTypes: 'named' | 'left-out'
  /** How sure dry runs are of their price. */
  quotes: 'exact' | 'estimate'
  /** What the key may see of the account: a member's key has no usage. */
  keyOwner: 'admin' | 'member'
  /** Custom models that need no training here. */
  customModels: readonly string[]
  /** The truth about the text in the pictures sent to be layerized. */
  lettering: Lettering | undefined
  /** Text blocks of v2: as v1 has them, or with layer ids and colour spans. */
  textBlocks: 'plain' | 'with-spans'
  /** What vectorizing and generating vectors answers, instead of its own. */
  svg: string | undefined
}

/** How a redrawn picture's colours stray. `none`: they do not. */
export type Drift =
  | 'none'
  | 'mild'
  | 'strong'
  | 'left-to-right'
  | 'vignette'
  | 'regions'
  | 'contrast'

export const NORMAL: Conditions = {
  latency: 0,
  cors: 'closed',
  drift: 'mild',
  pixels: 'painted',
  alpha: 'opaque',
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
  pendingLooks: 1,
  pollingLimit: 1000,
  fails: false,
  objectTypes: 'named',
  quotes: 'exact',
  keyOwner: 'admin',
  customModels: [],
  lettering: undefined,
  textBlocks: 'plain',
  svg: undefined,
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
  /** The true answer, changed before it is written: a paid one that is odd. */
  | { kind: 'changed'; change: (body: JsonObject) => unknown }

/** The body of an answer. */
export type JsonObject = Readonly<Record<string, unknown>>

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
