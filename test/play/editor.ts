/** The editor around the simulated Figma: what is shown and being done. */
import type { Signal } from '@preact/signals'
import { signal } from '@preact/signals'
import type { Shown } from '../figma/api/figma-object.ts'
import type { FigmaDocument } from '../figma/document/document.ts'
import type { Box } from '../figma/document/geometry.ts'
import type { DocumentData, LayerData } from '../figma/document/model.ts'
import type { Figma, FigmaOptions, ParameterValues } from '../figma/figma.ts'
import { createFigma } from '../figma/figma.ts'
import type { Theme } from '../figma/window/theme.ts'
import type { WindowState } from '../figma/window/window.ts'
import type { ToolName } from './canvas/tools.ts'
import type { Setup } from './setup.ts'

export interface EditorOptions {
  setup: Setup
  document: DocumentData
  theme: Theme
  csp: NonNullable<FigmaOptions['csp']>
}

/** A message of the plugin or of the editor. */
export interface Toast {
  message: string
  error: boolean
  button: Shown['button']
  dismiss(): void
}

/** Milliseconds that the editor's own messages stay. */
const toastTime = 4000

export class Editor {
  readonly figma: Signal<Figma>
  /** Counts what was painted. */
  private readonly revision = signal(0)
  readonly tool = signal<ToolName>('select')
  readonly theme: Signal<Theme>
  readonly hovered = signal<string | null>(null)
  /** The box being drawn around layers, page space. */
  readonly marquee = signal<Box | null>(null)
  readonly editedText = signal<string | null>(null)
  readonly pluginWindow = signal<WindowState | null>(null)
  readonly toasts = signal<readonly Toast[]>([])
  readonly quickActions = signal(false)
  /** What the plugin's code threw and nothing caught. */
  readonly errors: string[] = []
  /** What `figma.clientStorage` keeps, whatever document is open. */
  readonly storage = new Map<string, unknown>()
  /** Where the plugin's iframe goes; moving it would reload it. */
  readonly mount = document.createElement('div')
  private readonly painters = new Set<() => void>()
  private frame: number | null = null
  private unwatch: () => void = () => undefined

  constructor(private readonly options: EditorOptions) {
    if (options.setup.key !== null) this.storage.set('key', options.setup.key)
    this.theme = signal(options.theme)
    this.figma = signal(this.open(options.document))
  }

  get setup(): Setup {
    return this.options.setup
  }

  /** A view that reads it is shown anew whenever the document changes. */
  get document(): FigmaDocument {
    void this.revision.value
    return this.figma.value.document
  }

  /** The selected layers, as they are at this revision. */
  get selected(): readonly LayerData[] {
    return this.document.selection
      .map((id) => this.document.find(id)?.layer)
      .filter((layer) => layer !== undefined)
  }

  /** Puts another document in the place of the open one. */
  load(data: DocumentData): void {
    const { conditions } = this.figma.value
    this.figma.value.closePlugin()
    this.unwatch()
    this.editedText.value = null
    const figma = this.open(data)
    Object.assign(figma.conditions, conditions)
    this.figma.value = figma
    this.repaint()
  }

  async runPlugin(command = '', parameters?: ParameterValues): Promise<void> {
    try {
      await this.figma.value.runPlugin(command, parameters)
    } catch (error) {
      this.tell(error instanceof Error ? error.message : String(error), true)
    }
  }

  setTheme(theme: Theme): void {
    this.theme.value = theme
    this.figma.value.setTheme(theme)
    this.repaint()
  }

  /** Says something to the designer for a while. */
  tell(message: string, error = false): void {
    const toast: Toast = {
      message,
      error,
      button: null,
      dismiss: () => {
        this.toasts.value = this.toasts.value.filter((it) => it !== toast)
      },
    }
    this.toasts.value = [...this.toasts.value, toast]
    setTimeout(() => {
      toast.dismiss()
    }, toastTime)
  }

  /** Calls `paint` once in each frame in which something changed. */
  onPaint(paint: () => void): () => void {
    this.painters.add(paint)
    this.repaint()
    return () => this.painters.delete(paint)
  }

  repaint(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null
      this.revision.value++
      for (const paint of this.painters) paint()
    })
  }

  private open(data: DocumentData): Figma {
    const { plugin } = this.options.setup
    const figma = createFigma({
      ...plugin,
      document: data,
      storage: this.storage,
      csp: this.options.csp,
      theme: this.theme.value,
      mount: this.mount,
      wasm: '/quickjs.wasm',
      onNotify: (shown) => {
        this.toasts.value = [...this.toasts.value, shown]
      },
      onNotifyEnd: (shown) => {
        this.toasts.value = this.toasts.value.filter((it) => it !== shown)
      },
      onOpenExternal: (url) => window.open(url, '_blank', 'noopener'),
      onError: (error) => {
        console.error(error)
        this.errors.push(String(error))
      },
      onWindow: (state) => {
        this.pluginWindow.value = state
      },
    })
    const size = this.figma?.value.document.viewport.size
    if (size) figma.document.setViewport({ size })
    this.unwatch = figma.document.on('repaint', () => {
      this.repaint()
    })
    return figma
  }
}
