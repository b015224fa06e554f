import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ClientRequest } from 'node:http'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execPath } from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'

export interface Running {
  readonly origin: string
  /** Everything the relay has written to its log. */
  readonly log: readonly string[]
  close(): Promise<void>
}

export interface Engine {
  readonly name: string
  hangUp(request: ClientRequest): void
  start(env: Record<string, string>): Promise<Running>
}

const relay = new URL('../../../relay/', import.meta.url)

/** The very program that is deployed, in a process of its own. */
const node: Engine = {
  name: 'Node',
  hangUp: (request) => request.destroy(),
  async start(env) {
    const file = join(await mkdtemp(join(tmpdir(), 'relay-')), 'relay.mjs')
    await writeFile(file, await bundle('node'))
    const log: string[] = []
    const process = spawn(execPath, [file], { env: { ...env, PORT: '0' } })
    createInterface(process.stderr).on('line', (line) => log.push(line))
    const lines = createInterface(process.stdout)
    lines.on('line', (line) => log.push(line))
    const ended = once(process, 'close')
    const [greeting] = (await Promise.race([once(lines, 'line'), ended])) as [
      unknown,
    ]
    const origin = / at (http:\S+)$/.exec(String(greeting))?.[1]
    if (!origin) throw new Error(`The relay ended: ${log.join('\n')}`)
    return {
      origin,
      log,
      async close() {
        process.kill()
        await ended
        await rm(dirname(file), { recursive: true })
      },
    }
  },
}

const workerd: Engine = {
  name: 'workerd',
  // On a bare socket it overlooks a plain close until it next writes there.
  hangUp: (request) => request.socket?.resetAndDestroy(),
  async start(env) {
    const log: string[] = []
    const worker = new Miniflare({
      modules: true,
      script: await bundle('worker'),
      bindings: env,
      ...(await deployed()),
      // Past Miniflare's own proxy, which does not pass a hang-up on.
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      handleStructuredLogs: ({ message }: { message: string }) => {
        log.push(message)
      },
    })
    const { origin } = await worker.unsafeGetDirectURL()
    return { origin, log, close: () => worker.dispose() }
  },
}

export const engines = [node, workerd]

async function bundle(entry: 'node' | 'worker'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`${entry}.ts`, relay))],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: entry === 'node' ? 'node' : 'neutral',
    mainFields: ['module', 'main'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** The same settings a deployment has. */
async function deployed() {
  const toml = await readFile(new URL('wrangler.toml', relay), 'utf8')
  const date = /^compatibility_date = "(.+)"$/m.exec(toml)?.[1]
  const flags = /^compatibility_flags = (\[.*\])$/m.exec(toml)?.[1]
  if (!date || !flags) throw new Error('wrangler.toml names no date or flags')
  return {
    compatibilityDate: date,
    compatibilityFlags: JSON.parse(flags) as string[],
  }
}
