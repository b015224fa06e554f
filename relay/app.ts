import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { createGate } from './access.ts'
import type { RelayConfig } from './config.ts'
import { forward, passedOn } from './forward.ts'
import { fetchImage } from './images.ts'
import { Refusal } from './refusal.ts'
import { routes } from './routes.ts'

export interface Relay {
  fetch(request: Request): Promise<Response> | Response
}

interface Env {
  Variables: { path: string; member: string }
}

/**
 * The relay as one fetch handler. `log` gets a line per request: method, path,
 * status, milliseconds and, in team mode, who called; never a query or a key.
 */
export function createRelay(
  config: RelayConfig,
  log: (line: string) => void = console.log,
): Relay {
  const app = new Hono<Env>()
  const admit = createGate(config.access)

  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST'],
      // Authorization is for a gateway in front of the relay; it ends there.
      allowHeaders: ['Api-Key', 'Content-Type', 'Accept', 'Authorization'],
      exposeHeaders: [...passedOn],
      maxAge: 86_400,
    }),
  )
  app.use(async (c, next) => {
    const start = Date.now()
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
    const path = c.get('path') ?? '(unknown path)'
    const member = c.get('member') ?? ''
    const ms = String(Date.now() - start)
    log(
      `${c.req.method} ${path} ${String(c.res.status)} ${ms} ms ${member}`.trim(),
    )
  })

  for (const route of routes)
    app.on(route.method, route.path, async (c, next) => {
      if (c.req.method !== route.method) return next()
      c.set('path', c.req.path)
      const admission = await admit(c.req.header('Api-Key'))
      if (admission.member) c.set('member', admission.member)
      return forward(c.req.raw, c.req.path, route, admission, config)
    })
  app.get('/image', (c, next) => {
    if (c.req.method !== 'GET') return next()
    c.set('path', '/image')
    return fetchImage(c.req.query('url'), c.req.raw.signal, config)
  })
  app.get('/health', (c, next) => {
    if (c.req.method !== 'GET') return next()
    c.set('path', '/health')
    return c.json({ relay: 'repaint', mode: config.access.mode })
  })
  for (const { path } of [...routes, { path: '/image' }, { path: '/health' }])
    app.all(path, (c) => {
      c.set('path', c.req.path)
      throw new Refusal(405, `The relay does not pass on ${c.req.method} here.`)
    })

  app.notFound(() =>
    new Refusal(
      404,
      'The relay does not know this address. Check the relay’s address in the settings: it ends after the host, without a path.',
    ).toResponse(),
  )
  app.onError((error) =>
    (error instanceof Refusal
      ? error
      : new Refusal(500, 'The relay itself failed. Tell whoever runs it.')
    ).toResponse(),
  )
  return { fetch: (request) => app.fetch(request) }
}
