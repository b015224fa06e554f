import { isDisguised } from '../guard/paths.ts'
import { patient } from '../guard/patience.ts'
import type { Home } from '../home.ts'
import { Refusal } from '../refusal.ts'
import { answerHeaders, ask } from './upstream.ts'

/** A place pictures may be fetched from. */
export interface ImageHost {
  /** Scheme, host and port. */
  readonly origin: string
  /** What a path has to begin with. */
  readonly path: string
}

export interface ImagesConfig {
  readonly imageHosts: readonly ImageHost[]
  readonly timeoutMs: number
  readonly idleMs: number
}

const passedOn = ['Content-Type', 'Content-Length']

// Storage hosts label files they know nothing about in these two ways.
const imageType = /^(image\/|(application|binary)\/octet-stream\b)/i

/**
 * Fetches a picture Ideogram has linked to, without any key. An error of the
 * image host keeps its status (a 403, 404 or 410 is an expired link).
 */
export async function fetchImage(
  home: Home,
  link: string | null,
  signal: AbortSignal,
  config: ImagesConfig,
): Promise<Response> {
  const answer = await ask(home, {
    method: 'GET',
    url: allowed(link, config.imageHosts).href,
    headers: new Headers({ Accept: 'image/*' }),
    signal,
    timeoutMs: config.timeoutMs,
  })
  if (!answer.ok) {
    await answer.body?.cancel()
    return refusedByHost(answer.status)
  }
  if (!imageType.test(answer.headers.get('Content-Type') ?? '')) {
    await answer.body?.cancel()
    throw new Refusal(502, 'The link led to something that is not a picture.')
  }
  const headers = answerHeaders(answer.headers, passedOn)
  // A picture may be an SVG: it must never run as a page of the relay.
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  const body = answer.body && patient(answer.body, config.idleMs, headers)
  return new Response(body, { status: 200, headers })
}

/** The list is of whole origins, so other schemes, ports and addresses fall out. */
function allowed(link: string | null, hosts: readonly ImageHost[]): URL {
  if (!link || !URL.canParse(link))
    throw new Refusal(400, 'The relay was asked for a picture without a link.')
  const url = new URL(link)
  const known = hosts.some(
    ({ origin, path }) =>
      url.origin === origin && url.pathname.startsWith(path),
  )
  if (!known || isDisguised(url.pathname) || url.username || url.password)
    throw new Refusal(
      403,
      'The link does not lead to one of Ideogram’s image hosts, so the relay does not fetch it.',
    )
  return url
}

function refusedByHost(status: number): Response {
  const error =
    status < 500
      ? 'The image host no longer has this picture: its link has expired.'
      : 'The image host could not hand out the picture just now.'
  // Not marked as the relay's: the status is the image host's.
  return Response.json({ error }, { status })
}
