import type { Admission } from './access.ts'
import type { RelayConfig } from './config.ts'
import { limitUpload, tooLarge } from './limit.ts'
import { Refusal } from './refusal.ts'
import type { Route } from './routes.ts'
import { answerHeaders, ask, pick } from './upstream.ts'

const requestHeaders = ['Accept', 'Content-Type']

/** What an answer of Ideogram may bring to the panel. */
export const passedOn = [
  'Content-Type',
  'Content-Length',
  'Retry-After',
  'Link',
  'Deprecation',
]

/** Passes one call on to Ideogram: body and answer are streams throughout. */
export async function forward(
  request: Request,
  path: string,
  route: Route,
  admission: Admission,
  config: RelayConfig,
): Promise<Response> {
  const { search, searchParams } = new URL(request.url)
  for (const name of searchParams.keys())
    if (!route.query?.includes(name))
      throw new Refusal(400, `The relay does not pass on “?${name}=…”.`)

  const upload = limitUpload(request, config.maxRequestBytes)
  const headers = pick(request.headers, requestHeaders)
  headers.set('Api-Key', admission.key)
  if (upload.body && upload.length !== undefined)
    headers.set('Content-Length', upload.length)
  const answer = await ask({
    method: route.method,
    url: config.ideogramOrigin + path + search,
    headers,
    body: upload.body,
    signal: AbortSignal.any([request.signal, upload.exceeded]),
    timeoutMs: config.timeoutMs,
  }).catch((error: unknown) => {
    throw upload.exceeded.aborted ? tooLarge(config.maxRequestBytes) : error
  })
  if (answer.status === 401 && config.access.mode === 'team-key')
    throw await teamKeyRefused(answer)
  return new Response(answer.body, {
    status: answer.status,
    headers: answerHeaders(answer.headers, passedOn),
  })
}

// A member cannot mend this, and their own token is fine.
async function teamKeyRefused(answer: Response): Promise<Refusal> {
  await answer.body?.cancel()
  return new Refusal(
    502,
    'Ideogram refused the team’s API key. Tell whoever runs the relay.',
  )
}
