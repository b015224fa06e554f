/** The simulated Figma in a real browser, driven from the tests. */
import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Outcome, Setting } from './simulation-page.ts'
import { sharedChromium } from '../../chromium.ts'

export interface Answer {
  value: unknown
  /** What the plugin wrote to its console. */
  logged: unknown[]
}

/** An async function body in the syntax Figma reads; `return` answers. */
export type Body = string

/** Tells the outcome of a body by the sandbox's console. */
const script = (body: Body) => `(async function () {
  ${body}
})().then(
  function (value) { console.info({ outcome: { value: value } }) },
  function (error) { console.info({ outcome: { thrown: error } }) }
)`

/**
 * A page for the tests of a file. A test fails when the plugin had an error
 * or a rejection that nothing heard, unless it takes it with `errors`.
 */
export function useSimulation(): SimulationBench {
  let opened: SimulationBench | null = null
  beforeAll(async () => {
    opened = await openSimulation()
  })
  afterEach(async () => {
    expect(await opened?.errors(), 'unheard by the plugin').toEqual([])
  })
  afterAll(() => opened?.close())
  return new Proxy({} as SimulationBench, {
    get: (_, key): unknown => Reflect.get(opened ?? {}, key),
  })
}

async function openSimulation() {
  const server = await serve()
  const browser = await sharedChromium()
  const page = await browser.newPage()
  await page.goto(server.origin)

  async function execute(setting: Setting, code: string): Promise<Outcome> {
    return page.evaluate(
      ([setting, code]) => {
        window.simulation.open(setting, code)
        return window.simulation.run()
      },
      [setting, code] as const,
    )
  }

  return {
    page,
    origin: server.origin,
    /** Serves what the tests need from now on, besides the page itself. */
    answer: server.answer,

    /** What the body answers; throws what it throws. */
    async run(body: Body, setting: Setting = {}): Promise<unknown> {
      const outcome = await execute(setting, script(body))
      if ('value' in outcome) return outcome.value
      throw new Error(messageOf(outcome.thrown))
    },

    /** The message of what the body throws. */
    async refusal(body: Body, setting: Setting = {}): Promise<string> {
      const outcome = await execute(setting, script(body))
      return 'thrown' in outcome
        ? messageOf(outcome.thrown)
        : `nothing thrown: ${JSON.stringify(outcome.value)}`
    },

    /** The bare outcome of a whole script. */
    script: execute,

    /** Takes what the plugins so far failed with unheard. */
    errors: () => page.evaluate(() => window.simulation.errors.splice(0)),

    /** What the simulation told its surroundings in the last run. */
    told: () => page.evaluate(() => window.simulation.told),

    /** The plugin's page. */
    async frame(): Promise<Frame> {
      const element = await page.waitForSelector('iframe:not([hidden])')
      const frame = await element.contentFrame()
      if (!frame) throw new Error('There is no page in the window')
      return frame
    },

    async close() {
      await page.close()
      server.close()
    },
  }
}

export type SimulationBench = Awaited<ReturnType<typeof openSimulation>>

const messageOf = (thrown: unknown) =>
  typeof thrown === 'object' && thrown && 'message' in thrown
    ? String(thrown.message)
    : String(thrown)

async function serve() {
  const entry = fileURLToPath(new URL('simulation-page.ts', import.meta.url))
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  const code = bundle.outputFiles[0]?.text ?? ''
  const require = createRequire(import.meta.url)
  const wasm = await readFile(
    require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'),
  )
  const files: Record<string, [type: string, body: string | Buffer]> = {
    '/': [
      'text/html',
      '<!doctype html><title>Test</title><script type=module src=/page.js></script>',
    ],
    '/page.js': ['text/javascript', code],
    '/quickjs.wasm': ['application/wasm', wasm],
  }
  let other: RequestListener = (_request, response) => {
    response.writeHead(404).end()
  }
  const server = createServer((request, response) => {
    const file = files[request.url ?? '']
    if (file) response.writeHead(200, { 'content-type': file[0] }).end(file[1])
    else other(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${String(port)}`,
    answer: (listener: RequestListener) => {
      other = listener
    },
    close: () => server.close(),
  }
}
