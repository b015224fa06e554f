import type { Caller } from './calls/call.ts'
import { forward, targetOf } from './calls/forward.ts'
import { fetchImage } from './calls/images.ts'
import { priceOf, routes, type Route } from './calls/routes.ts'
import type { RelayConfig } from './config.ts'
import type { Home } from './home.ts'
import type { Memory } from './memory.ts'
import manifest from './package.json' with { type: 'json' }
import { panelIdOf } from './requests/paid.ts'
import { checkTool } from './team/access.ts'
import { addFigures, check, me } from './team/me.ts'

type Answer = Response | Promise<Response>

/** An address that panels call. Its answers may throw a Refusal. */
export type Address = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** A path in Hono's notation. */
  readonly path: string
} & (
  | { readonly open: () => Answer; readonly answer?: never }
  | {
      readonly open?: never
      readonly answer: (request: Request, caller: Caller) => Answer
    }
)

/** All of them; those that remember only where there is a memory. */
export function createAddresses(
  config: RelayConfig,
  home: Home,
  memory: Memory | null,
): readonly Address[] {
  const health = {
    relay: 'repaint',
    version: manifest.version,
    mode: config.access.mode,
    keeps: memory !== null,
  }
  return [
    ...routes.map((route): Address => ({
      method: route.method,
      path: route.path,
      answer(request, caller) {
        checkTool(caller, route)
        memory?.checkGeneration(caller, request)
        return memory && route.method === 'POST'
          ? pay(memory, home, { request, route, caller })
          : forward(home, request, route, caller, config)
      },
    })),
    {
      ...{ method: 'GET', path: '/image' },
      answer(request) {
        const link = new URL(request.url).searchParams.get('url')
        return fetchImage(home, link, request.signal, config)
      },
    },
    { method: 'GET', path: '/health', open: () => Response.json(health) },
    ...(memory ? remembering(memory, home) : []),
  ]
}

async function pay(
  memory: Memory,
  home: Home,
  {
    request,
    route,
    caller,
  }: { request: Request; route: Route; caller: Caller },
): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const answer = await memory.pay(request, {
    ...{ caller, route, path: targetOf(request, route) },
    price: priceOf(route, searchParams),
    ...{ headers: request.headers, panelId: panelIdOf(request) },
    hungUp: request.signal,
  })
  return addFigures(answer, caller, memory.money, home.now())
}

function remembering(memory: Memory, home: Home): Address[] {
  const { kept, money } = memory
  const path = '/kept/:id{[A-Za-z0-9_-]+}'
  const idIn = (request: Request) => new URL(request.url).pathname.slice(6)
  return [
    {
      ...{ method: 'GET', path },
      answer: (request, caller) =>
        addFigures(
          kept.look(caller.id, idIn(request)),
          caller,
          money,
          home.now(),
        ),
    },
    {
      ...{ method: 'DELETE', path },
      answer: (request, { id }) => kept.giveUp(id, idIn(request)),
    },
    {
      ...{ method: 'GET', path: '/me' },
      answer: (_, caller) => me(caller, money, home.now()),
    },
    {
      ...{ method: 'POST', path: '/check' },
      answer: (request, caller) => check(memory, caller, request, home.now()),
    },
  ]
}
