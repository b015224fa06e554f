import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { Frame } from 'playwright-core'
import type { Work } from '../../../ui/pixels/work.ts'
import { launchChromium, sharedChromium } from '../../chromium.ts'
import { memo } from '../../memo.ts'

const entry = path.join(import.meta.dirname, 'entry.ts')

/** As the product's build has it: the text of a bundled worker. */
const workerText: Plugin = {
  name: 'worker-text',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^worker:/ }, ({ path: name, resolveDir }) => ({
      path: path.resolve(resolveDir, name.slice('worker:'.length)),
      namespace: 'worker',
    }))
    esbuild.onLoad(
      { filter: /.*/, namespace: 'worker' },
      async ({ path: file }) => ({
        contents: await bundle(file),
        loader: 'text',
      }),
    )
  },
}

/** @returns a classic script, as the plugin's page carries one; built once */
export const bundle = memo(built)

async function built(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome100',
    plugins: [workerText],
  })
  return outputFiles[0]?.text ?? ''
}

export interface PixelPage {
  /** The document that runs the product's code. */
  frame: Frame
  /** Calls the product's `createPixels()` there. */
  call: <Name extends keyof Work>(
    name: Name,
    request: Parameters<Work[Name]>[0],
  ) => ReturnType<Work[Name]>
  close: () => Promise<void>
}

/** How the product's page is framed. */
export interface Framing {
  /** Content of a policy; in a `data:` frame, whose origin is null. */
  policy?: string
  /** Runs before the product's code. */
  before?: string
}

/** @param args of a browser of its own */
export async function openPixelPage(
  framing: Framing = {},
  ...args: readonly string[]
): Promise<PixelPage> {
  const script = await bundle(entry)
  const html = pageOf(script, framing)
  const outer =
    framing.policy === undefined
      ? html
      : `<!doctype html><iframe src="data:text/html;base64,${Buffer.from(html).toString('base64')}"></iframe>`
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(outer)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const own = args.length ? await launchChromium(...args) : null
  const browser = own ?? (await sharedChromium())
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  const frame = page.frames().at(-1) ?? page.mainFrame()
  await frame.waitForFunction(() => 'pixels' in globalThis)
  return {
    frame,
    call: ((name: keyof Work, request: unknown) =>
      frame.evaluate(callPixels, { name, request })) as PixelPage['call'],
    close: async () => {
      await page.close()
      await own?.close()
      server.close()
    },
  }
}

function pageOf(script: string, { policy, before = '' }: Framing): string {
  const meta =
    policy === undefined
      ? ''
      : `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  const inlined = script.replaceAll(/<\/script/gi, '<\\/script')
  return `<!doctype html>${meta}<script>${before}</script><script>${inlined}</script>`
}

/** Runs in the page. A failure comes out as its data, in the message. */
async function callPixels(call: {
  name: string
  request: unknown
}): Promise<unknown> {
  const { pixels } = globalThis as unknown as {
    pixels: Record<string, (request: unknown) => Promise<unknown>>
  }
  try {
    return await pixels[call.name]?.(call.request)
  } catch (error) {
    const { failure } = error as { failure?: unknown }
    throw new Error(failure ? JSON.stringify(failure) : String(error))
  }
}
