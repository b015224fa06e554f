/** The simulated Figma: a document, and one plugin that can be run in it. */
import { newDocument } from './document/create.ts'
import { FigmaDocument } from './document/document.ts'
import { importDropped } from './api/drop.ts'
import type { Drop } from './api/drop.ts'
import { readManifest, refuseEditor } from './api/manifest.ts'
import type { Offer, ParameterValues } from './api/parameters.ts'
import { PluginRun } from './plugin-run.ts'
import type { Conditions } from './conditions.ts'
import { fairWeather } from './conditions.ts'
import type { StoredValues } from './api/storage.ts'
import type { ReviewedRange } from './api/text-review.ts'
import type { FigmaOptions } from './options.ts'
import { parsed } from './sandbox/syntax.ts'
import type { Theme } from './window/theme.ts'

export type { FigmaOptions, Unheard } from './options.ts'
export type { Drop } from './api/drop.ts'
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
  readonly conditions: Conditions
  private plugin: PluginRun | null = null
  private readonly storage: StoredValues
  theme: Theme

  constructor(
    private readonly options: FigmaOptions,
    /** A file that others have open as well. */
    shared?: { document: FigmaDocument; conditions: Conditions },
  ) {
    this.conditions = shared?.conditions ?? { ...fairWeather }
    this.document =
      shared?.document ??
      new FigmaDocument(
        options.document ?? newDocument('Untitled'),
        this.conditions,
      )
    this.storage = options.storage ?? new Map<string, unknown>()
    this.theme = options.theme ?? 'light'
  }

  /**
   * The same file in a window of its own: another designer's, or with the same
   * `storage` another window of this one. Selection, page, undo and plugin are
   * its own; what one changes the other sees at once. The weather is shared.
   */
  beside(options: Partial<Omit<FigmaOptions, 'document'>> = {}): Figma {
    const storage = new Map<string, unknown>()
    return new Figma(
      { ...this.options, storage, ...options },
      { document: this.document.beside(), conditions: this.conditions },
    )
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
    const { options } = this
    const manifest = readManifest(options.manifest, options.manifests ?? 'new')
    refuseEditor(manifest, options.editor ?? 'figma')
    const program = parsed(this.options.code, this.options.syntax ?? 'strict')
    this.plugin = new PluginRun({
      ...this.options,
      manifest,
      program,
      document: this.document,
      conditions: this.conditions,
      storage: this.storage,
      theme: () => this.theme,
      command,
      querying,
      onDrop: (drop) => void this.drop(drop),
    })
    return this.plugin
  }

  /**
   * Something from outside falls onto the canvas. What the plugin does not take
   * Figma deals with: pictures become layers. Answers whether it took it.
   */
  async drop(drop: Drop): Promise<boolean> {
    const taken = this.plugin?.offerDrop(drop) ?? false
    if (!taken) await importDropped(this.document, drop)
    return taken
  }

  /** As somebody types: what the running plugin marks in the text. */
  async reviewText(text: string): Promise<ReviewedRange[]> {
    return (await this.plugin?.reviewText(text)) ?? []
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
