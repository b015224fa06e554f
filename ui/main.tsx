import { render } from 'preact'
import type { Port } from '../plugin/shared/bridge.ts'
import type { Point } from '../plugin/shared/geometry.ts'
import type { Dragged } from '../plugin/shared/landing.ts'
import { createApp } from './app.ts'
import { createPixels } from './pixels/pixels.ts'
import './styles.css'
import { App } from './views/App.tsx'
import { refuseFiles } from './views/controls/files.ts'

const port: Port = {
  // The panel has no origin of its own, and never navigates: '*' is Figma.
  post: (pluginMessage) => parent.postMessage({ pluginMessage }, '*'),
  listen: (receive) =>
    addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
      if (source !== parent || typeof data !== 'object' || data === null) return
      if ('pluginMessage' in data) receive(data.pluginMessage)
    }),
}

/** The iframe may not use the clipboard's newer interface. */
function copyText(text: string): void {
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}

/** Figma cannot see into what is dragged out of a page without an origin. */
function dropOutside(dropMetadata: Dragged, { x, y }: Point): void {
  const at = { clientX: x, clientY: y }
  const pluginDrop = { ...at, items: [], files: [], dropMetadata }
  parent.postMessage({ pluginDrop }, '*')
}

const app = createApp({
  port,
  fetch: (url, init) => fetch(url, init),
  pixels: createPixels(),
  now: Date.now,
  copyText,
  dropOutside,
})

addEventListener('dragover', refuseFiles)

// First: Figma answers while the page is made.
void app.opening.open()
render(<App {...app} />, document.getElementById('panel')!)
