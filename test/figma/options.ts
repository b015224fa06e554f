/** What a simulated Figma is made of, and whom it tells. */
import type { Editor, ManifestAge } from './api/manifest.ts'
import type { Shown } from './api/notify.ts'
import type { StoredValues } from './api/storage.ts'
import type { DocumentData } from './document/model.ts'
import type { Uncaught } from './sandbox/sandbox.ts'
import type { Syntax } from './sandbox/syntax.ts'
import type { Strictness } from './window/policy.ts'
import type { Theme } from './window/theme.ts'
import type { PageKind, WindowState } from './window/window.ts'

/** Which of the plugin's two programs it was, and how it failed. */
export interface Unheard {
  where: 'sandbox' | 'window'
  kind: Uncaught
}

export interface FigmaOptions {
  /** manifest.json, as read. */
  manifest: unknown
  /** The text of the manifest's `main`. */
  code: string
  /** The text of the manifest's `ui`, or of each of its files. */
  ui?: string | Record<string, string>
  document?: DocumentData
  /** Which editor is open; Figma's design editor if absent. */
  editor?: Editor
  /** Whether manifests may be as old as plugins that are still published. */
  manifests?: ManifestAge
  /** What `clientStorage` keeps; give the same again to keep it. */
  storage?: StoredValues
  syntax?: Syntax
  csp?: Strictness
  page?: PageKind
  theme?: Theme
  /** Where the plugin's iframe goes. */
  mount: HTMLElement
  /** Where on the page the canvas begins, CSS pixels; 0, 0 if absent. */
  canvasOrigin?(): { x: number; y: number }
  /** Where QuickJS's wasm file is served; beside the script if absent. */
  wasm?: string
  /** Bytes. */
  memoryLimit?: number
  onNotify?(shown: Shown): void
  /** What was shown has gone: by itself, or taken back. */
  onNotifyEnd?(shown: Shown): void
  onOpenExternal?(url: string): void
  /** Null when the window is gone. */
  onWindow?(state: WindowState | null): void
  onConsole?(level: string, values: unknown[]): void
  /**
   * What the plugin threw and nothing caught, or a promise of it was rejected
   * with and nothing heard. To the console if this is absent.
   */
  onError?(error: unknown, from: Unheard): void
}
