import { builtPage } from './admin/built.ts'
import { createRelay, type Relay } from './app.ts'
import { readConfig } from './config.ts'
import { Redirected, type Fetch, type Home } from './home.ts'
import { openDurable, type DurableStorage } from './ledger/durable.ts'
import { Refusal } from './refusal.ts'

/** What a deployment brings: texts, and the object that remembers. */
interface Env extends Record<string, unknown> {
  readonly TEAM?: {
    idFromName(name: string): unknown
    get(id: unknown): { fetch(request: Request): Promise<Response> }
  }
}

interface Context {
  readonly storage: DurableStorage
  waitUntil(work: Promise<unknown>): void
}

let alone: Relay | undefined

/**
 * Entry on Cloudflare Workers. Whoever calls from wherever ends up in the one
 * object that has the ledger; without it the relay remembers nothing.
 */
export default {
  fetch(request: Request, env: Env) {
    if (env.TEAM)
      return env.TEAM.get(env.TEAM.idFromName('team')).fetch(request)
    return answer(request, () => (alone ??= createRelay(readConfig(env), home)))
  },
}

/** The relay of a team: it lives on when a caller has gone, and survives its end. */
export class Team {
  readonly #open: () => Relay
  #relay: Relay | undefined

  constructor(context: Context, env: Env) {
    this.#open = () =>
      createRelay(readConfig(env), {
        ...home,
        database: openDurable(context.storage),
        background: (work) => context.waitUntil(work),
      })
  }

  fetch(request: Request): Promise<Response> {
    return answer(request, () => (this.#relay ??= this.#open()))
  }
}

async function answer(request: Request, relay: () => Relay): Promise<Response> {
  const address = request.headers.get('CF-Connecting-IP') ?? ''
  try {
    return withLength(await relay().fetch(request, address))
  } catch (error) {
    return misconfigured(error)
  }
}

const fetchHere: Fetch = async ({ body, ...question }) => {
  const answer = await fetch(question.url, {
    ...question,
    // There is no 'error' here.
    redirect: 'manual',
    body: body && sized(body.content, body.length),
  })
  if (answer.status < 300 || answer.status >= 400) return answer
  await answer.body?.cancel()
  throw new Redirected()
}

declare class FixedLengthStream extends TransformStream<
  Uint8Array,
  Uint8Array
> {
  constructor(length: number)
}

/** Without this a length would not be said, and a body that ends early be whole. */
const sized = (content: ReadableStream<Uint8Array>, length?: number) =>
  length === undefined
    ? content
    : content.pipeThrough(new FixedLengthStream(length))

function withLength(answer: Response): Response {
  const length = answer.headers.get('Content-Length')
  if (!answer.body || length === null) return answer
  return new Response(sized(answer.body, Number(length)), answer)
}

const home: Home = {
  database: null,
  fetch: fetchHere,
  background: () => undefined,
  now: () => Date.now(),
  log: console.log,
  page: builtPage,
}

/** The sentences name settings, never their values. */
function misconfigured(error: unknown): Response {
  const why = error instanceof Error ? error.message : ''
  console.error(why)
  const answer = new Refusal(
    500,
    `The relay is not set up: ${why}`,
  ).toResponse()
  answer.headers.set('Access-Control-Allow-Origin', '*')
  return answer
}
