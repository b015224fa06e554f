/** The simulated Figma: a document, and one plugin that can be run in it. */
import { newDocument } from './document/create.ts'
import { FigmaDocument } from './document/document.ts'
import type { DocumentData } from './document/model.ts'
import { readManifest } from './api/manifest.ts'
import type { Offer, ParameterValues } from './api/parameters.ts'
import type { Shown } from './api/notify.ts'
import { PluginRun } from './plugin-run.ts'
import type { Conditions } from './api/run.ts'
import { fairWeather } from './api/run.ts'
import type { StoredValues } from './api/storage.ts'
import type { Syntax } from './sandbox/syntax.ts'
import { checkSyntax } from './sandbox/syntax.ts'
import type { Strictness } from './window/policy.ts'
import type { Theme } from './window/theme.ts'
import type { PageKind, WindowState } from './window/window.ts'

export interface FigmaOptions {
  /** manifest.json, as read. */
  manifest: unknown
  /** The text of the manifest's `main`. */
  code: string
  /** The text of the manifest's `ui`, or of each of its files. */
  ui?: string | Record<string, string>
  document?: DocumentData
  /** What `clientStorage` keeps; give the same again to keep it. */
  storage?: StoredValues
  syntax?: Syntax
  csp?: Strictness
  page?: PageKind
  theme?: Theme
  /** Where the plugin's iframe goes. */
  mount: HTMLElement
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
  /** What the plugin's code threw and nothing caught. */
  onError?(error: unknown): void
}

export type { ParameterValues } from './api/parameters.ts'

/** Quick actions, while a designer enters the parameters of a command. */
export interface ParameterEntry {
  /** Asks the plugin for suggestions, as with every key pressed. */
  type(key: string, query: string, entered: ParameterValues): void
  run(values: ParameterValues): void
  cancel(): void
}

export class Figma {
  readonly document: FigmaDocument
  readonly conditions: Conditions = { ...fairWeather }
  private plugin: PluginRun | null = null
  private readonly storage: StoredValues
  theme: Theme

  constructor(private readonly options: FigmaOptions) {
    this.document = new FigmaDocument(
      options.document ?? newDocument('Untitled'),
    )
    this.storage = options.storage ?? new Map<string, unknown>()
    this.theme = options.theme ?? 'light'
  }

  get running(): boolean {
    return this.plugin?.running ?? false
  }

  /**
   * Starts the plugin, ending the one that runs. Rejects where Figma would not
   * start it: a bad manifest, or syntax it cannot read.
   */
  async runPlugin(command = '', parameters?: ParameterValues): Promise<void> {
    await this.open(command, false).start(parameters)
  }

  /** As `runPlugin`, but the plugin is told to run when all is entered. */
  async enterParameters(
    command: string,
    onOffer: (offer: Offer) => void,
  ): Promise<ParameterEntry> {
    const plugin = this.open(command, true)
    await plugin.start()
    return {
      type: (key, query, entered) => {
        plugin.offer(key, query, entered, onOffer)
      },
      run: (values) => {
        plugin.tellToRun(values)
      },
      cancel: () => {
        plugin.close()
      },
    }
  }

  private open(command: string, querying: boolean): PluginRun {
    this.closePlugin()
    const manifest = readManifest(this.options.manifest)
    checkSyntax(this.options.code, this.options.syntax ?? 'strict')
    this.plugin = new PluginRun({
      ...this.options,
      manifest,
      document: this.document,
      conditions: this.conditions,
      storage: this.storage,
      theme: () => this.theme,
      command,
      querying,
    })
    return this.plugin
  }

  /** As a designer closes the plugin's window. */
  closePlugin(): void {
    this.plugin?.close()
  }

  /** As a crash: sandbox and window are gone, nobody is told. */
  kill(): void {
    this.plugin?.kill()
  }

  setTheme(theme: Theme): void {
    this.theme = theme
    this.plugin?.setTheme(theme)
  }

  undo(): void {
    this.document.undo()
  }

  redo(): void {
    this.document.redo()
  }
}

export const createFigma = (options: FigmaOptions): Figma => new Figma(options)
