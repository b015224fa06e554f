/**
 * The plugin's window: an iframe of its own, null origin, whose page may only
 * reach what the manifest allows.
 */
import type { Theme } from './theme.ts'
import type { Point } from '../document/geometry.ts'
import { answerFonts } from './inter.ts'
import { filtered } from './message.ts'
import type { WindowRules } from './policy.ts'
import { pageText } from './page.ts'
import type { WindowFailure } from './page.ts'

export interface WindowState {
  title: string
  /** CSS pixels, without the title bar. */
  width: number
  height: number
  visible: boolean
  position: { x: number; y: number } | null
}

/**
 * How the page is delivered. Reports show real Figma using both; a `data:`
 * page is not a secure context, whatever it is embedded in.
 */
export type PageKind = 'data' | 'srcdoc'

export interface WindowOptions {
  mount: HTMLElement
  html: string
  rules: WindowRules
  kind: PageKind
  pluginId: string
  /** Null without `themeColors`. */
  theme: Theme | null
  state: WindowState
  onState(state: WindowState): void
  onMessage(message: unknown): void
  /** A `pluginDrop`; `toPage` takes a point of the window to the page around. */
  onDrop(data: unknown, toPage: (point: Point) => Point): void
  /** Something in the page failed, and nothing in it heard. */
  onError(error: Error, kind: 'error' | 'rejection'): void
}

/** Assumed; scripts run, but the page has no origin of its own. */
const sandboxTokens =
  'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-forms allow-modals allow-downloads'

/** Above this a `data:` page stays blank in Chromium. Characters. */
const largestDataPage = 1_500_000

export class PluginWindow {
  readonly frame: HTMLIFrameElement
  private queue: unknown[] | null = []
  private state: WindowState
  private readonly listener: (event: MessageEvent) => void

  constructor(private readonly options: WindowOptions) {
    this.state = options.state
    this.listener = (event) => {
      this.receive(event)
    }
    window.addEventListener('message', this.listener)
    this.frame = document.createElement('iframe')
    this.frame.setAttribute('sandbox', sandboxTokens)
    this.frame.title = options.state.title
    this.frame.style.border = '0'
    const page = pageText(options.html, options.rules, options.theme)
    const url = `data:text/html;charset=utf-8,${encodeURIComponent(page)}`
    if (options.kind === 'data' && url.length < largestDataPage) {
      this.frame.src = url
    } else {
      this.frame.srcdoc = page
    }
    this.frame.addEventListener('load', () => {
      this.flush()
    })
    this.change({})
    options.mount.append(this.frame)
  }

  change(values: Partial<WindowState>): void {
    this.state = { ...this.state, ...values }
    const { width, height, visible } = this.state
    this.frame.style.width = `${String(width)}px`
    this.frame.style.height = `${String(height)}px`
    this.frame.style.display = visible ? 'block' : 'none'
    this.options.onState(this.state)
  }

  /** To the page; waits until it has loaded, not until it listens. */
  post(message: unknown): void {
    const pluginMessage = filtered(message)
    if (this.queue) this.queue.push(pluginMessage)
    else this.send({ pluginMessage, pluginId: this.options.pluginId })
  }

  setTheme(theme: Theme): void {
    if (this.options.theme) this.send({ figmaTheme: theme })
  }

  close(): void {
    window.removeEventListener('message', this.listener)
    this.frame.remove()
  }

  private flush(): void {
    const queued = this.queue ?? []
    this.queue = null
    for (const pluginMessage of queued) {
      this.send({ pluginMessage, pluginId: this.options.pluginId })
    }
  }

  private send(data: object): void {
    this.frame.contentWindow?.postMessage(data, '*')
  }

  private receive(event: MessageEvent): void {
    if (event.source !== this.frame.contentWindow) return
    const data: unknown = event.data
    if (typeof data !== 'object' || !data) return
    if ('figmaFailure' in data) {
      const { kind, ...failure } = (data as WindowFailure).figmaFailure
      this.options.onError(Object.assign(new Error(), failure), kind)
      return
    }
    if ('figmaFonts' in data && this.frame.contentWindow) {
      void answerFonts(this.frame.contentWindow)
      return
    }
    this.receiveFromPlugin(data)
  }

  private receiveFromPlugin(data: object): void {
    try {
      if ('pluginDrop' in data) {
        this.options.onDrop(data.pluginDrop, ({ x, y }) => {
          const { left, top } = this.frame.getBoundingClientRect()
          return { x: left + x, y: top + y }
        })
      }
      if ('pluginMessage' in data) {
        this.options.onMessage(filtered(data.pluginMessage))
      }
    } catch (error) {
      console.error(error)
    }
  }
}
