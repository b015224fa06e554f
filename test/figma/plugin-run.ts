/** One run of a plugin: its sandbox, its window, its callbacks, its end. */
import type { Program } from 'acorn'
import { windowDrop } from './api/drop.ts'
import type { Drop } from './api/drop.ts'
import { FigmaEvents } from './api/events.ts'
import { figmaObject } from './api/figma-object.ts'
import { layerObject } from './api/layer-object.ts'
import { Callbacks } from './api/listening.ts'
import type { Manifest } from './api/manifest.ts'
import type { Offer, ParameterValues } from './api/parameters.ts'
import { askForOffers, parametersOf } from './api/parameters.ts'
import { pageObject, rootObject } from './api/page-object.ts'
import type { Run } from './api/run.ts'
import type { StoredValues } from './api/storage.ts'
import type { ReviewedRange } from './api/text-review.ts'
import { PluginUI } from './api/ui.ts'
import type { Conditions } from './conditions.ts'
import type { FigmaDocument } from './document/document.ts'
import type { Point } from './document/geometry.ts'
import { rootId } from './document/state.ts'
import { Notices } from './notices.ts'
import type { FigmaOptions, Unheard } from './options.ts'
import { HostObject } from './sandbox/hosted.ts'
import type { Sandbox } from './sandbox/sandbox.ts'
import { openSandbox } from './sandbox/sandbox.ts'
import { Timers } from './sandbox/timers.ts'
import { fetchFor } from './window/fetch.ts'
import { policyFor } from './window/policy.ts'
import type { WindowRules } from './window/policy.ts'
import type { Theme } from './window/theme.ts'
import { PluginWindow } from './window/window.ts'

export interface RunOptions extends Omit<
  FigmaOptions,
  'manifest' | 'document' | 'theme' | 'storage'
> {
  manifest: Manifest
  /** What `code` was parsed to. */
  program: Program
  document: FigmaDocument
  conditions: Conditions
  storage: StoredValues
  theme(): Theme
  command: string
  /** Whether parameters are to be entered before the plugin is told to run. */
  querying: boolean
  /** Something was dropped, as the plugin's own window says. */
  onDrop(drop: Drop): void
}

export class PluginRun {
  private readonly objects = new Map<string, HostObject>()
  private readonly run: Run
  private readonly events: FigmaEvents
  private readonly ui: PluginUI
  private readonly timers = new Timers()
  private readonly notices: Notices
  private readonly network: ReturnType<typeof fetchFor>
  private sandbox: Sandbox | null = null
  private window: PluginWindow | null = null
  private ended = false

  constructor(private readonly options: RunOptions) {
    const { document, manifest, conditions } = options
    this.run = {
      document: document.forPlugin(),
      manifest,
      conditions,
      closed: false,
      loadedPages: new Set([document.currentPage.id]),
      loadedFonts: new Set(),
      skipsInvisible: options.editor === 'dev',
      editor: options.editor ?? 'figma',
      dynamic: manifest.documentAccess === 'dynamic-page',
      reviewsText: false,
      querying: options.querying,
      parameterInputs: new Callbacks(['input']),
      object: (id) => this.object(id),
      idOf: (object) =>
        object instanceof HostObject ? (object.own['id'] ?? null) : null,
    }
    this.events = new FigmaEvents(this.run)
    this.notices = new Notices(options)
    this.network = fetchFor(() => this.windowRules)
    this.ui = new PluginUI({
      pluginName: manifest.name,
      isQuerying: () => this.run.querying,
      open: (html, state, themeColors, onMessage) => {
        this.window = new PluginWindow({
          mount: options.mount,
          html,
          rules: this.windowRules,
          kind: options.page ?? 'data',
          pluginId: manifest.id,
          theme: themeColors ? options.theme() : null,
          state,
          onState: (state) => options.onWindow?.(state),
          onMessage,
          onDrop: (data, toPage) => {
            const drop = windowDrop(data, (point) =>
              this.toCanvas(toPage(point)),
            )
            options.onDrop(drop)
          },
          onError: (error, kind) => {
            this.tellError(error, { where: 'window', kind })
          },
        })
        return this.window
      },
    })
  }

  private get windowRules(): WindowRules {
    const { manifest, csp, conditions } = this.options
    return {
      policy: policyFor(manifest.networkAccess, csp ?? 'strict'),
      loopback: conditions.loopback,
    }
  }

  /** A point of the page around the window, as page space of the document. */
  private toCanvas({ x, y }: Point): Point {
    const { center, zoom, size } = this.run.document.viewport
    const origin = this.options.canvasOrigin?.() ?? { x: 0, y: 0 }
    return {
      x: center.x + (x - origin.x - size.width / 2) / zoom,
      y: center.y + (y - origin.y - size.height / 2) / zoom,
    }
  }

  get running(): boolean {
    return !this.ended
  }

  /** Runs the plugin's script; without parameters to enter, its `run` too. */
  async start(parameters?: ParameterValues): Promise<void> {
    const { options } = this
    const sandbox = await openSandbox({
      ...(options.wasm === undefined ? {} : { wasm: options.wasm }),
      ...(options.memoryLimit === undefined
        ? {}
        : { memoryLimit: options.memoryLimit }),
      globals: this.globals(),
      onUncaught: (error, kind) => {
        this.tellError(error, { where: 'sandbox', kind })
      },
    })
    if (this.ended) {
      sandbox.end()
      return
    }
    this.sandbox = sandbox
    sandbox.run(options.code, options.program)
    if (!options.querying) this.tellToRun(parameters)
  }

  tellToRun(parameters?: ParameterValues): void {
    this.run.querying = false
    this.events.emit('run', { command: this.options.command, parameters })
  }

  /** Tells the plugin, then ends it; what it left open is one undo step. */
  close(message?: string): void {
    if (this.ended) return
    this.events.emit('close')
    if (message) this.notices.sayAfter(message)
    this.kill()
  }

  kill(): void {
    if (this.ended) return
    this.ended = true
    this.run.closed = true
    this.events.stop()
    this.timers.clear()
    this.network.end()
    this.ui.close()
    this.options.onWindow?.(null)
    this.notices.end()
    this.sandbox?.end()
    this.run.document.commit()
  }

  /** Whether the plugin takes what was dropped. */
  offerDrop(drop: Drop): boolean {
    return this.events.offer(drop)
  }

  /** What the plugin marks in a text that is being typed. */
  reviewText(text: string): Promise<ReviewedRange[]> {
    return this.events.review(text)
  }

  setTheme(theme: Theme): void {
    this.window?.setTheme(theme)
  }

  offer(
    key: string,
    query: string,
    parameters: ParameterValues,
    onOffer: (offer: Offer) => void,
  ): void {
    const { manifest, command } = this.options
    const all = parametersOf(manifest, command)
    const freeform = all.find((it) => it.key === key)?.allowFreeform ?? false
    askForOffers(this.run, { key, query, parameters }, freeform, onOffer)
  }

  private tellError(error: unknown, from: Unheard): void {
    if (this.options.onError) this.options.onError(error, from)
    else console.error(error)
  }

  private globals(): Record<string, unknown> {
    const { options } = this
    const figma = figmaObject({
      run: this.run,
      command: options.command,
      events: this.events,
      ui: this.ui,
      storage: options.storage,
      fetchBytes: async (url) => {
        const answer = await this.network.fetch(url, {})
        return new Uint8Array(await answer.arrayBuffer())
      },
      onNotify: (shown) => this.notices.show(shown),
      onOpenExternal: (url) => options.onOpenExternal?.(url),
      close: (message) => {
        this.close(message)
      },
    })
    const ui = options.ui ?? ''
    const files = typeof ui === 'string' ? {} : ui
    return {
      figma,
      ...(typeof ui === 'string' ? { __html__: ui } : { __uiFiles__: files }),
      console: this.console(),
      ...this.timers.globals,
      fetch: this.network.fetch,
    }
  }

  private console() {
    const levels = ['log', 'error', 'assert', 'info', 'warn', 'clear'] as const
    const methods = levels.map((level) => [
      level,
      (...values: unknown[]) => {
        if (this.options.onConsole) this.options.onConsole(level, values)
        else console[level](...(values as [boolean, ...unknown[]]))
      },
    ])
    return Object.fromEntries(methods) as Record<string, unknown>
  }

  private object(id: string): HostObject {
    const known = this.objects.get(id)
    if (known) return known
    const made = this.makeObject(id)
    this.objects.set(id, made)
    return made
  }

  private makeObject(id: string): HostObject {
    if (id === rootId) return rootObject(this.run)
    const { document } = this.options
    if (document.page(id)) return pageObject(this.run, id, this.events)
    const place = document.find(id)
    if (!place) throw new Error(`The node with id "${id}" does not exist`)
    return layerObject(this.run, place.layer)
  }
}
