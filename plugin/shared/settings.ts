/** How the panel reaches Ideogram. */
export type Connection = 'relay' | 'direct'

export interface Settings {
  connection: Connection
  /** Whether answers take on the original's colours around the mask. */
  matchColors: boolean
  /** Whether results go into the document as they come. */
  onCanvas: boolean
  /** US dollars a month after which Generate asks first. */
  monthlyLimit: number | null
}

/**
 * What lies in clientStorage, per user and machine, for every window in which
 * the plugin is open. Figma keeps it from other plugins, not from the user.
 * Read back it is a stranger's data: the panel checks it.
 */
export interface Stored {
  settings: unknown
  /** The Ideogram key or the relay's member token. */
  key: string
  /** The form as it was left. */
  form: unknown
  /** The last prompts, newest first. */
  prompts: unknown
  /** Whole forms, saved by name. */
  presets: unknown
  /** What each month cost, see the client's prices. */
  spend: unknown
  /** Results that the designer has marked. */
  favourites: unknown
}

/** In the order in which they are of use. */
export const storedNames: readonly (keyof Stored)[] = [
  'settings',
  'key',
  'form',
  'prompts',
  'presets',
  'spend',
  'favourites',
]

/** Where unfinished jobs lie; version 0.1.0 clears away what it does not know in its own. */
export const jobPrefixes = ['paid/', 'job/'] as const

/** A job has a key of its own, so that no window overwrites another's. */
export const jobKey = (id: string) => `${jobPrefixes[0]}${id}` as const

export type JobKey = `${(typeof jobPrefixes)[number]}${string}`

/** `quick`: until when a quick action is at work, milliseconds since 1970. */
export type StoredName = keyof Stored | JobKey | 'quick'
