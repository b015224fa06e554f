import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ClientRequest } from 'node:http'
import { createRequire } from 'node:module'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execPath } from 'node:process'
import { createInterface } from 'node:readline'
import type { Plugin } from 'esbuild'
import { Miniflare } from 'miniflare'
import { buildRelay } from '../../../relay/build.mjs'

export interface Running {
  readonly origin: string
  /** Everything the relay has written to its log. */
  readonly log: readonly string[]
  /** Of its process, where it has one of its own. */
  readonly pid?: number | undefined
  /** Ends it in the middle of whatever it does, as a power cut would. */
  kill(): Promise<void>
  close(): Promise<void>
}

export interface Engine {
  readonly name: string
  hangUp(request: ClientRequest): void
  /**
   * @param state a folder where it remembers, from one start to the next;
   *   without one a relay for everyone's own key remembers nothing
   */
  start(env: Record<string, string>, state?: string): Promise<Running>
}

/** A folder of its own, for a state. */
export const newFolder = () => mkdtemp(join(tmpdir(), 'relay-state-'))

const require = createRequire(import.meta.url)

/** The bundle lies where no package is found by its name. */
const whereItLies: Plugin = {
  name: 'where-it-lies',
  setup(build) {
    build.onResolve({ filter: /^libsql$/ }, () => ({
      path: require.resolve('libsql'),
      external: true,
    }))
  },
}

/** The very program that is deployed, in a process of its own. */
const node: Engine = {
  name: 'Node',
  hangUp: (request) => request.destroy(),
  async start(env, state) {
    const file = join(await mkdtemp(join(tmpdir(), 'relay-')), 'relay.mjs')
    await writeFile(file, await buildRelay('node', [whereItLies]))
    const log: string[] = []
    const process = spawn(execPath, [file], {
      cwd: dirname(file),
      env: {
        ...env,
        PORT: '0',
        ...(state && { RELAY_STATE: join(state, 'state.sqlite') }),
      },
    })
    createInterface(process.stderr).on('line', (line) => log.push(line))
    const lines = createInterface(process.stdout)
    lines.on('line', (line) => log.push(line))
    const ended = once(process, 'close')
    const [greeting] = (await Promise.race([once(lines, 'line'), ended])) as [
      unknown,
    ]
    const origin = / at (http:\S+)$/.exec(String(greeting))?.[1]
    if (!origin) throw new Error(`The relay ended: ${log.join('\n')}`)
    const kill = async () => {
      process.kill('SIGKILL')
      await ended
      await rm(dirname(file), { recursive: true })
    }
    return { origin, log, pid: process.pid, kill, close: kill }
  },
}

const workerd: Engine = {
  name: 'workerd',
  // On a bare socket it overlooks a plain close until it next writes there.
  hangUp: (request) => request.socket?.resetAndDestroy(),
  async start(env, state) {
    const log: string[] = []
    const remembers = state !== undefined || 'IDEOGRAM_API_KEY' in env
    const worker = new Miniflare({
      modules: true,
      script: await buildRelay('worker'),
      bindings: env,
      ...(await deployed()),
      ...(remembers && {
        durableObjects: { TEAM: { className: 'Team', useSQLite: true } },
      }),
      ...(state && { durableObjectsPersist: state }),
      // Past Miniflare's own proxy, which does not pass a hang-up on.
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      handleStructuredLogs: ({ message }: { message: string }) => {
        log.push(message)
      },
    })
    const { origin } = await worker.unsafeGetDirectURL()
    const close = () => worker.dispose()
    return { origin, log, kill: close, close }
  },
}

export const engines = [node, workerd]

/** The same settings a deployment has. */
async function deployed() {
  const relay = new URL('../../../relay/', import.meta.url)
  const toml = await readFile(new URL('wrangler.toml', relay), 'utf8')
  const date = /^compatibility_date = "(.+)"$/m.exec(toml)?.[1]
  const flags = /^compatibility_flags = (\[.*\])$/m.exec(toml)?.[1]
  if (!date || !flags) throw new Error('wrangler.toml names no date or flags')
  return {
    compatibilityDate: date,
    compatibilityFlags: JSON.parse(flags) as string[],
  }
}
