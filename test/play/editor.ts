/** The editor around the simulated Figma: what is shown and being done. */
import type { Signal } from '@preact/signals'
import { signal } from '@preact/signals'
import type { Shown } from '../figma/api/figma-object.ts'
import type { FigmaDocument } from '../figma/document/document.ts'
import type { Box, Point } from '../figma/document/geometry.ts'
import type { DocumentData, LayerData } from '../figma/document/model.ts'
import type { Figma, FigmaOptions, ParameterValues } from '../figma/figma.ts'
import { createFigma } from '../figma/figma.ts'
import type { Theme } from '../figma/window/theme.ts'
import type { WindowState } from '../figma/window/window.ts'
import type { ToolName } from './canvas/tools.ts'
import type { Covered } from './canvas/view.ts'
import { fit, pageBox } from './canvas/view.ts'
import { pluginPlace, usualWidth } from './panels/plugin-place.ts'
import type { MenuEntry, Setup } from './setup.ts'

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
  /** Count what was painted of the document, and what of its surroundings. */
  private readonly revision = signal(0)
  private readonly views = signal(0)
  readonly tool = signal<ToolName>('select')
  readonly theme: Signal<Theme>
  readonly hovered = signal<string | null>(null)
  /** The box being drawn around layers, page space. */
  readonly marquee = signal<Box | null>(null)
  readonly editedText = signal<string | null>(null)
  readonly pluginWindow = signal<WindowState | null>(null)
  readonly toasts = signal<readonly Toast[]>([])
  readonly quickActions = signal(false)
  /** The plugin's command whose parameters are being typed in. */
  readonly asked = signal<MenuEntry | null>(null)
  /** Where the menu of a right click is, CSS pixels of the window. */
  readonly contextMenu = signal<Point | null>(null)
  /** The layer whose name is being typed. */
  readonly renamed = signal<string | null>(null)
  /** The panels float, and show the least. */
  readonly minimised = signal(false)
  readonly clipboard = signal<readonly LayerData[]>([])
  /** What the designer waits for before anything can be done. */
  readonly opening = signal<string | null>(null)
  /** What the plugin's code threw and nothing caught. */
  readonly errors: string[] = []
  /** What `figma.clientStorage` keeps, whatever document is open. */
  readonly storage = new Map<string, unknown>()
  /** Where the plugin's iframe goes; moving it would reload it. */
  readonly mount = document.createElement('div')
  /** Where on the page the canvas begins, CSS pixels. */
  canvasOrigin: Point = { x: 0, y: 0 }
  private readonly painters = new Set<() => void>()
  private frame: number | null = null
  /** Whether more than the view has changed since the last frame. */
  private changed = false
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

  /** As `document`, and whenever another part of it comes into view. */
  get viewed(): FigmaDocument {
    void this.views.value
    return this.document
  }

  /** What lies over the canvas; `expecting` a plugin's window to open. */
  covered({ expecting = false } = {}): Covered {
    const { visible = false, width = usualWidth } =
      this.pluginWindow.peek() ?? {}
    const room = {
      canvas: this.figma.peek().document.viewport.size.width,
      minimised: this.minimised.peek(),
    }
    const { covered } = pluginPlace(room, width)
    return {
      top: room.minimised ? 72 : 20,
      right: visible || expecting ? covered : 0,
      bottom: 68,
      left: 0,
    }
  }

  /** Shows all of the page, beside a plugin's window. */
  fitPage(): void {
    const { document } = this.figma.peek()
    const covered = this.covered({ expecting: true })
    fit(document, pageBox(document), { covered })
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
    this.renamed.value = null
    const figma = this.open(data)
    Object.assign(figma.conditions, conditions)
    this.figma.value = figma
    this.fitPage()
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
    this.changed = true
    this.repaintSoon()
  }

  private repaintSoon(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null
      if (this.changed) this.revision.value++
      this.changed = false
      this.views.value++
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
      canvasOrigin: () => this.canvasOrigin,
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
    let { viewport } = figma.document
    this.unwatch = figma.document.on('repaint', () => {
      // A viewport is replaced, never changed.
      if (viewport === figma.document.viewport) this.repaint()
      else this.repaintSoon()
      viewport = figma.document.viewport
    })
    return figma
  }
}
