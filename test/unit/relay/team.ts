import type { Engine, Running } from './engines.ts'
import { json, startUpstream, type Answer, type Upstream } from './upstream.ts'

export const teamKey = 'team-key-kkkkkkkkkkkk'
export const tokenOf = (name: string) => `token-of-${name}-0123456789`

/** So many that each test has members of its own. */
const names = [
  ...['anna', 'otto'],
  ...Array.from({ length: 99 }, (_, n) => `member-${String(n)}`),
]

export interface Team {
  readonly upstream: Upstream
  readonly relay: Running
  /** One who has called nothing yet. */
  newcomer(): string
  /** Calls as a member; a path from the root. */
  as(
    name: string,
    path: string,
    init?: RequestInit & { headers?: Record<string, string> },
  ): Promise<Response>
  close(): Promise<void>
}

/** A relay for a large team, in front of an Ideogram that does as it is told. */
export async function startTeam(
  engine: Engine,
  env: Record<string, string> = {},
  state?: string,
  known?: Upstream,
): Promise<Team> {
  const upstream = known ?? (await startUpstream())
  const relay = await engine.start(
    {
      IDEOGRAM_ORIGIN: upstream.origin,
      IDEOGRAM_API_KEY: teamKey,
      MEMBER_TOKENS: names.map((name) => `${name}:${tokenOf(name)}`).join(),
      ...env,
    },
    state,
  )
  let newcomers = 0
  return {
    upstream,
    relay,
    newcomer: () => `member-${String(newcomers++)}`,
    as: (name, path, { headers, ...init } = {}) =>
      fetch(relay.origin + path, {
        ...init,
        headers: { 'Api-Key': tokenOf(name), ...headers },
        // Node sends a stream only in this way.
        ...(init.body instanceof ReadableStream && { duplex: 'half' }),
      }),
    async close() {
      await relay.close()
      await upstream.close()
    },
  }
}

/** A form as a panel sends it: a number of bytes is a picture of so many. */
export function form(
  fields: readonly (readonly [name: string, value: string | number])[],
): FormData {
  const body = new FormData()
  for (const [name, value] of fields)
    if (typeof value === 'string') body.append(name, value)
    else body.append(name, new Blob([noise(value)]), `${name}.png`)
  return body
}

/** Bytes that are like those of a picture: none of them stands out. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  let state = 1
  return new Uint8Array(length).map(() => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state >> 16
  })
}

/** What Ideogram says when it has made so many pictures. */
export const made = (count: number) => ({
  data: Array.from({ length: count }, (_, n) => ({ url: `https://x/${n}` })),
})

export interface Held {
  /** Resolves when so many have come in full. */
  arrived(count: number): Promise<void>
  /** Answers one of them, in the order in which they came. */
  release(index: number, answer?: Answer): void
}

/** Answers each request only when it is told to. */
export function holdAnswers(upstream: Upstream): Held {
  const held: ((answer: Answer) => void)[] = []
  const waiting: (() => void)[] = []
  upstream.answer((response, arrival) => {
    const arrived = () => {
      held.push((answer) => answer(response, arrival))
      waiting.splice(0).forEach((tell) => tell())
    }
    arrival.body.then(arrived, () => undefined)
  })
  return {
    async arrived(count) {
      while (held.length < count)
        await new Promise<void>((resolve) => waiting.push(resolve))
    },
    release(index, answer = json(made(1))) {
      held[index]?.(answer)
    },
  }
}

export interface Me {
  spent_usd_micros: number
  reserved_usd_micros: number
  team_spent_usd_micros: number
  budget_usd_micros: number | null
  resets_at: string
  month: string
  warn: boolean
}

export const standing = async (team: Team, name: string): Promise<Me> =>
  (await (await team.as(name, '/me')).json()) as Me
