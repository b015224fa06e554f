import { Redirected, type Fetch } from './home.ts'

/**
 * Node's fetch clones a request that has a body, which then lies in memory as a
 * whole, unless redirects are errors and there is no window to ask.
 */
export const fetchWithoutCopies: Fetch = async ({ body, url, ...question }) => {
  const { headers, method, signal } = question
  if (body?.length !== undefined)
    headers.set('Content-Length', String(body.length))
  return fetch(url, {
    ...{ headers, method, signal, redirect: 'error', window: null },
    ...(body && { body: body.content, duplex: 'half' }),
  }).catch((error: unknown) => {
    throw isRedirect(error) ? new Redirected() : error
  })
}

const isRedirect = (error: unknown) =>
  error instanceof Error &&
  error.cause instanceof Error &&
  error.cause.message === 'unexpected redirect'
