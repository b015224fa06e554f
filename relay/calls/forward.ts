import { patient } from '../guard/patience.ts'
import type { Home } from '../home.ts'
import { Refusal } from '../refusal.ts'
import { presentable } from './answer.ts'
import type { Caller } from './call.ts'
import { redact } from './redaction.ts'
import type { Route } from './routes.ts'
import { passOn, receive, type UploadLimits } from './upload.ts'
import { ask, pick } from './upstream.ts'

export interface ForwardConfig extends UploadLimits {
  /** Scheme, host and port of Ideogram's API. */
  readonly ideogramOrigin: string
  readonly timeoutMs: number
}

/** Path and query as they go on. Throws a {@link Refusal} for a foreign query. */
export function targetOf(request: Request, route: Route): string {
  const { pathname, search, searchParams } = new URL(request.url)
  for (const name of searchParams.keys())
    if (!route.query?.includes(name))
      throw new Refusal(400, `The relay does not pass on “?${name}=…”.`)
  return pathname + search
}

/** Passes one call on to Ideogram: body and answer are streams throughout. */
export async function forward(
  home: Home,
  request: Request,
  route: Route,
  caller: Caller,
  config: ForwardConfig,
): Promise<Response> {
  const target = targetOf(request, route)
  const upload = receive(request, config)
  const headers = pick(request.headers, ['Accept', 'Content-Type'])
  headers.set('Api-Key', caller.key)
  const broken = new AbortController()
  let problem: unknown
  const content = passOn(upload.next, (why) => {
    problem = why
    broken.abort()
  })
  const answer = await ask(home, {
    ...{ method: route.method, url: config.ideogramOrigin + target, headers },
    body: route.method === 'POST' ? { content, length: upload.length } : null,
    signal: AbortSignal.any([request.signal, broken.signal]),
    timeoutMs: config.timeoutMs,
  }).catch((error: unknown) => {
    throw problem instanceof Refusal ? problem : error
  })
  if (answer.status === 401 && caller.member) {
    await answer.body?.cancel()
    throw teamKeyRefused()
  }
  const {
    status,
    headers: named,
    body,
  } = await presentable(answer, redact(caller.key))
  return new Response(body && patient(body, config.idleMs, named), {
    status,
    headers: named,
  })
}

/** A member cannot mend this, and their own token is fine. */
export const teamKeyRefused = () =>
  new Refusal(
    502,
    'Ideogram refused the team’s API key. Tell whoever runs the relay.',
  )
