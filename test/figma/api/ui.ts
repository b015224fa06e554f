/** `figma.showUI` and `figma.ui`. */
import * as v from 'valibot'
import { expose } from '../sandbox/hosted.ts'
import type { PluginWindow, WindowState } from '../window/window.ts'
import { Callbacks } from './listening.ts'
import { checked, finite } from './words.ts'

const position = v.strictObject({ x: finite, y: finite })
const options = v.strictObject({
  visible: v.optional(v.boolean(), true),
  width: v.optional(finite, 300),
  height: v.optional(finite, 200),
  title: v.optional(v.string()),
  position: v.optional(position),
  themeColors: v.optional(v.boolean(), false),
})

const postOptions = v.optional(
  v.strictObject({ origin: v.optional(v.string()) }),
)

const clamp = (width: number, height: number) => ({
  width: Math.max(70, width),
  height: Math.max(0, height),
})

export interface Windows {
  pluginName: string
  /** Whether parameters are still being entered: nothing may be shown yet. */
  isQuerying(): boolean
  /** Replaces the window there is. */
  open(
    html: string,
    state: WindowState,
    themeColors: boolean,
    onMessage: (message: unknown) => void,
  ): PluginWindow
}

export class PluginUI {
  private readonly callbacks = new Callbacks(['message'])
  private handler: unknown = undefined
  private window: PluginWindow | null = null
  private position = { x: 0, y: 0 }

  constructor(private readonly windows: Windows) {}

  showUI(html: unknown, given: unknown): void {
    const text = checked('html', v.string(), html)
    const wanted = checked('options', options, given ?? {})
    if (wanted.visible) this.refuseWhileQuerying()
    this.window?.close()
    this.position = wanted.position ?? { x: 0, y: 0 }
    const state = {
      title: wanted.title ?? this.windows.pluginName,
      ...clamp(wanted.width, wanted.height),
      visible: wanted.visible,
      position: wanted.position ?? null,
    }
    this.window = this.windows.open(
      text,
      state,
      wanted.themeColors,
      (message) => this.receive(message),
    )
  }

  close(): void {
    this.window?.close()
    this.window = null
  }

  private receive(message: unknown): void {
    const properties = { origin: 'null' }
    if (typeof this.handler === 'function') {
      ;(this.handler as (...args: unknown[]) => unknown)(message, properties)
    }
    this.callbacks.emit('message', message, properties)
  }

  /** A hidden window may work before the plugin is told to run. */
  private refuseWhileQuerying(): void {
    if (!this.windows.isQuerying()) return
    throw new Error('Cannot show UI while parameters are being entered')
  }

  private need(): PluginWindow {
    if (this.window) return this.window
    throw new Error('No UI to show: call figma.showUI first')
  }

  /** `figma.ui` */
  expose() {
    const handler = {
      get: () => this.handler,
      set: (value: unknown) => {
        if (value !== undefined && typeof value !== 'function') {
          throw new Error('Expected "onmessage" to have type function')
        }
        this.handler = value
      },
    }
    return expose('UIAPI', {
      get onmessage(): unknown {
        return handler.get()
      },
      set onmessage(value: unknown) {
        handler.set(value)
      },
      postMessage: (message: unknown, options: unknown) => {
        checked('options', postOptions, options)
        this.need().post(message)
      },
      on: (type: unknown, callback: unknown) => {
        this.callbacks.add(type, callback)
      },
      once: (type: unknown, callback: unknown) => {
        this.callbacks.add(type, callback, true)
      },
      off: (type: unknown, callback: unknown) => {
        this.callbacks.remove(type, callback)
      },
      resize: (width: unknown, height: unknown) => {
        const size = clamp(
          checked('width', finite, width),
          checked('height', finite, height),
        )
        this.need().change(size)
      },
      reposition: (x: unknown, y: unknown) => {
        this.position = checked('position', position, { x, y })
        this.need().change({ position: this.position })
      },
      getPosition: () => ({
        windowSpace: this.position,
        canvasSpace: this.position,
      }),
      show: () => {
        this.refuseWhileQuerying()
        this.need().change({ visible: true })
      },
      hide: () => {
        this.need().change({ visible: false })
      },
      close: () => {
        this.need()
        this.close()
      },
    })
  }
}
