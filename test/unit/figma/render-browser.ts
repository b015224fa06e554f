/** A real browser with the renderer in it, driven from the tests. */
import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Box } from '../../figma/document/geometry.ts'
import type { LayerData } from '../../figma/document/model.ts'
import type { PageView, RenderSettings } from '../../figma/render/render.ts'
import type { Picture, RenderCalls, Scene } from './render-page.ts'
import { sharedChromium } from '../../chromium.ts'

export interface Pixels {
  width: number
  height: number
  /** RGBA, straight alpha. */
  data: Buffer
  colorSpace: string
}

export const fontFolder = fileURLToPath(
  new URL('../../../node_modules/@expo-google-fonts/inter', import.meta.url),
)

/** Region = page box, one pixel per canvas unit unless said. */
export function at(
  region: Box,
  scale = 1,
  more: Partial<RenderSettings> = {},
): RenderSettings {
  return {
    region,
    size: { width: region.width * scale, height: region.height * scale },
    contentsOnly: true,
    clip: true,
    colorProfile: 'DOCUMENT',
    ...more,
  }
}

export const boxOfLayer = ({ transform, width, height }: LayerData): Box => ({
  x: transform[0][2],
  y: transform[1][2],
  width,
  height,
})

export async function openRenderer() {
  const server = await serve()
  const browser = await sharedChromium()
  const page = await browser.newPage()
  await page.goto(server.origin)
  await page.evaluate(() => calls.loadFonts('/inter'))
  const pixelsOf = ({ pixels, ...rest }: Picture): Pixels => ({
    ...rest,
    data: Buffer.from(pixels, 'base64'),
  })
  return {
    async draw(scene: Scene, settings: RenderSettings): Promise<Pixels> {
      return pixelsOf(
        await page.evaluate(
          ([scene, settings]) => calls.picture(scene, settings),
          [scene, settings] as const,
        ),
      )
    },
    async file(
      scene: Scene,
      settings: RenderSettings,
      format: 'png' | 'jpeg',
    ): Promise<Buffer> {
      const file = await page.evaluate(
        ([scene, settings, format]) => calls.file(scene, settings, format),
        [scene, settings, format] as const,
      )
      return Buffer.from(file, 'base64')
    },
    async drawPage(scene: Scene, view: PageView): Promise<Pixels> {
      return pixelsOf(
        await page.evaluate(([scene, view]) => calls.page(scene, view), [
          scene,
          view,
        ] as const),
      )
    },
    frames: (scene: Scene, view: PageView, count: number) =>
      page.evaluate(
        ([scene, view, count]) => calls.frames(scene, view, count),
        [scene, view, count] as const,
      ),
    async close() {
      await page.close()
      server.close()
    },
  }
}

export type Renderer = Awaited<ReturnType<typeof openRenderer>>

declare const calls: RenderCalls

async function serve() {
  const entry = fileURLToPath(new URL('render-page.ts', import.meta.url))
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    write: false,
  })
  const script = bundle.outputFiles[0]?.text ?? ''
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/')
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><script type="module" src="/page.js"></script>')
    else if (path === '/page.js')
      response.setHeader('content-type', 'text/javascript').end(script)
    else if (/^\/inter\/\w+\/\w+\.ttf$/.test(path))
      readFile(path.replace('/inter', fontFolder)).then(
        (file) => response.end(file),
        () => response.writeHead(404).end(),
      )
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}/`,
    close: () => server.close(),
  }
}
