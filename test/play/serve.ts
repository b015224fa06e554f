/** The playground: one page, its fonts, the plugin and the bad days. */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { json } from 'node:stream/consumers'
import type { Ideogram } from '../ideogram/server.ts'
import type { Network } from './bad-day.ts'
import { makeWeather, nextOrder, weatherIn } from './bad-day.ts'
import { bundlePage, html } from './bundle.ts'
import type { PluginFiles, Setup } from './setup.ts'

export interface PlaygroundOptions {
  plugin: PluginFiles
  /** Has the bad days; without it the pictures are the real service's. */
  ideogram?: Ideogram
  /** How the bad day without a network is made. */
  network?: Network
  /** 0, the default: any free port. */
  port?: number
  /** What the plugin finds as its stored key. */
  key?: string
}

export interface Playground {
  /** `http://localhost:PORT` */
  readonly origin: string
  close(): Promise<void>
}

const require = createRequire(import.meta.url)
const wasmFile = require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm')
const fontFolder = path.dirname(
  require.resolve('@expo-google-fonts/inter/package.json'),
)

/** Listens on the loopback interface only. Rejects if the port is taken. */
export async function servePlayground(
  options: PlaygroundOptions,
): Promise<Playground> {
  const { ideogram, network, plugin, key } = options
  const { script, style } = await bundlePage()
  const setup: Setup = {
    plugin,
    painter: ideogram ? 'embedded' : 'real',
    key: key ?? null,
  }
  const texts: Record<string, [type: string, text: string]> = {
    'GET /': ['text/html', html],
    'GET /page.js': ['text/javascript', script],
    'GET /page.css': ['text/css', style],
    'GET /setup.json': ['application/json', JSON.stringify(setup)],
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const route = `${request.method ?? ''} ${pathname}`
    const text = texts[route]
    if (text) send(response, `${text[0]}; charset=utf-8`, text[1])
    else if (route === 'GET /quickjs.wasm')
      send(response, 'application/wasm', await readFile(wasmFile))
    else if (/^GET \/inter\/\w+\/\w+\.ttf$/.test(route))
      send(response, 'font/ttf', await readFile(fontFile(pathname)))
    else if (route === 'POST /bad-day') {
      await makeWeather(weatherIn(await json(request)), ideogram, network)
      response.writeHead(204).end()
    } else if (route === 'GET /next-order' && ideogram) {
      await nextOrder(ideogram, response)
      response.writeHead(204).end()
    } else response.writeHead(404).end()
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error)
      response.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, 'localhost', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

const fontFile = (pathname: string) =>
  path.join(fontFolder, pathname.replace('/inter/', ''))

function send(response: ServerResponse, type: string, body: string | Buffer) {
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-store',
  })
  response.end(body)
}
