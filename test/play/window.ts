/** `window.playground`: the page, for tests and for `npm run edit`. */
import type { DocumentData } from '../figma/document/model.ts'
import type { Figma, ParameterValues } from '../figma/figma.ts'

export interface PlaygroundPage {
  /** The simulated Figma; another one after `load`. */
  readonly figma: Figma
  /** What the plugin's `clientStorage` keeps. */
  readonly storage: Map<string, unknown>
  /** What the plugin's code threw and nothing caught. */
  readonly errors: readonly string[]
  /** Fonts are there and the first document is open. */
  readonly ready: Promise<void>
  /** Starts the plugin; the menu's first command unless told. */
  run(command?: string, parameters?: ParameterValues): Promise<void>
  /** Opens a document in the place of the one that is open. */
  load(data: DocumentData): void
  /** Adds a picture to the document as a layer of its size, and gives its id. */
  addPicture(file: Blob, name: string): Promise<string>
  /** What a layer shows; `scale` is pixels per canvas unit. */
  exportPng(layerId: string, scale?: number): Promise<Uint8Array>
}

declare global {
  interface Window {
    playground: PlaygroundPage
  }
}
