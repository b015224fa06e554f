/** What the parts of the API share during one run of a plugin. */
import type { Conditions } from '../conditions.ts'
import type { FigmaDocument } from '../document/document.ts'
import type { HostObject } from '../sandbox/hosted.ts'
import { Bare } from '../sandbox/hosted.ts'
import type { Callbacks } from './listening.ts'
import type { Editor, Manifest } from './manifest.ts'

export type { Conditions } from '../conditions.ts'
export { fairWeather } from '../conditions.ts'

export interface Run {
  readonly document: FigmaDocument
  readonly manifest: Manifest
  readonly conditions: Conditions
  /** After `closePlugin` every call of the API throws. */
  closed: boolean
  /** Pages whose children may be read. */
  readonly loadedPages: Set<string>
  readonly loadedFonts: Set<string>
  /** The object of a layer, a page or the document; the same each time. */
  object(id: string): HostObject
  /** The id behind an object that `object` gave. */
  idOf(object: unknown): string | null
  /** What listens to `figma.parameters` input. */
  readonly parameterInputs: Callbacks
  /** Parameters are being entered; the plugin has not been told to run. */
  querying: boolean
  /** `figma.skipInvisibleInstanceChildren` */
  skipsInvisible: boolean
  readonly editor: Editor
  /** `documentAccess: dynamic-page`; older plugins have the whole document. */
  readonly dynamic: boolean
  /** Whether the plugin is the spell checker of whoever types. */
  reviewsText: boolean
}

/** Refuses what `documentAccess: dynamic-page` forbids. */
export function needWholeDocument({ dynamic }: Run, instead: string): void {
  if (!dynamic) return
  throw new Error(
    `Cannot call with documentAccess: dynamic-page. Use ${instead} instead`,
  )
}

export function assertOpen(run: Run): void {
  if (run.closed) {
    throw new Error('The plugin is closed: the Figma API is not available')
  }
}

/** Runs a piece of the API; what it throws says where, as Figma does. */
export function within<T>(where: string, work: () => T): T {
  try {
    const result = work()
    if (result instanceof Promise) {
      return result.catch((reason: unknown) => {
        throw placed(where, reason)
      }) as T
    }
    return result
  } catch (error) {
    throw placed(where, error)
  }
}

const placed = (where: string, reason: unknown) =>
  reason instanceof Error &&
  !(reason instanceof Bare) &&
  !reason.message.startsWith('in ')
    ? new Error(`in ${where}: ${reason.message}`)
    : reason
