/** Where the pages of a simulated Figma come from. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'
import { memo } from './memo.ts'

const require = createRequire(import.meta.url)
const wasm = require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm')
const inter = path.dirname(
  require.resolve('@expo-google-fonts/inter/package.json'),
)

/** @param entry of a page or of a plugin's window; read once */
export const bundled = memo(bundle)

async function bundle(
  entry: string,
  format: 'esm' | 'iife' = 'esm',
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format,
    write: false,
  })
  return outputFiles[0]!.text
}

export type PageServer = Awaited<ReturnType<typeof servePages>>

/**
 * Pages with a script of their own, its engine and its fonts, which a browser
 * reads once; what differs from page to page is at `/files` and the page's query.
 */
export async function servePages(html: string, script: string) {
  const files: unknown[] = []
  const answers = async (url: URL): Promise<[type: string, body: unknown]> => {
    const { pathname } = url
    if (pathname === '/') return ['text/html', html]
    if (pathname === '/files')
      return [
        'application/json',
        JSON.stringify(files[Number(url.search.slice(1))]),
      ]
    if (pathname === '/stage.js') return ['text/javascript', script]
    if (pathname === '/quickjs.wasm')
      return ['application/wasm', await readFile(wasm)]
    if (!pathname.startsWith('/inter/')) throw new Error('No such page')
    return ['font/ttf', await readFile(path.join(inter, pathname.slice(7)))]
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const isLasting = url.pathname !== '/files' && url.pathname !== '/'
    answers(url).then(
      ([type, body]) =>
        response
          .setHeader('content-type', type)
          .setHeader('cache-control', isLasting ? 'max-age=86400' : 'no-store')
          .end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    /** @returns the address of a page that finds these files */
    page: (pageFiles: unknown) =>
      `http://127.0.0.1:${String(port)}/?${String(files.push(pageFiles) - 1)}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
