import { render } from 'preact'
import type { Port } from '../plugin/shared/bridge.ts'
import { createApp } from './app.ts'
import { createPixels } from './pixels/pixels.ts'
import './styles.css'
import { App } from './views/App.tsx'

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

const app = createApp({
  port,
  fetch: (url, init) => fetch(url, init),
  pixels: createPixels(),
  now: Date.now,
  copyText,
})

// First: Figma answers while the page is made.
void app.opening.open()
render(<App {...app} />, document.getElementById('panel')!)
