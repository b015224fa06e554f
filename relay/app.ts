import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { createAdmin, type Env } from './admin/admin.ts'
import { createAddresses } from './addresses.ts'
import { passedOn } from './calls/answer.ts'
import { discardShort } from './calls/upload.ts'
import type { RelayConfig } from './config.ts'
import { createGuard } from './guard/guard.ts'
import { isDisguised } from './guard/paths.ts'
import type { Home } from './home.ts'
import { createMemory, type Memory } from './memory.ts'
import { Refusal } from './refusal.ts'
import { createAdmission } from './team/access.ts'

export interface Relay {
  /** @param address of the caller: who asks too much is known by it */
  fetch(request: Request, address: string): Promise<Response> | Response
}

const unknownPath = '(unknown path)'

const forPanels = cors({
  origin: '*',
  allowMethods: ['GET', 'POST', 'DELETE'],
  allowHeaders: [
    ...['Api-Key', 'Content-Type', 'Accept', 'Repaint-Request'],
    // For a gateway in front of the relay; it ends there.
    'Authorization',
  ],
  exposeHeaders: [
    ...passedOn,
    ...['Repaint-Kept', 'Repaint-Spent', 'Repaint-Budget'],
  ],
  maxAge: 86_400,
})

/**
 * The relay as one fetch handler. Its log gets a line per request: method,
 * path, status, milliseconds and, in team mode, who called; never a query or a
 * key. Throws an Error of one sentence.
 */
export function createRelay(config: RelayConfig, home: Home): Relay {
  const memory = home.database && createMemory(home, home.database, config)
  const guard = createGuard(config, home.now)
  const admit = createAdmission(config.access, memory, guard)
  const admin = memory && adminOf(memory, config, home)
  const app = new Hono<Env>()

  // No other page reads the admin's.
  app.use((c, next) =>
    admin && isOfAdmin(c.req.path) ? next() : forPanels(c, next),
  )
  app.use(async (c, next) => {
    const start = home.now()
    await next()
    await discardShort(c.req.raw, config)
    c.header('X-Content-Type-Options', 'nosniff')
    const path = c.get('path') ?? unknownPath
    const member = c.get('member') ?? ''
    const ms = String(home.now() - start)
    home.log(
      `${c.req.method} ${path} ${String(c.res.status)} ${ms} ms ${member}`.trim(),
    )
  })
  app.use((c, next) => {
    memory?.tidy()
    if (!isDisguised(new URL(c.req.url).pathname)) return next()
    throw new Refusal(403, 'The relay does not take a path like this.')
  })

  if (admin) app.route('/admin', admin)
  const addresses = createAddresses(config, home, memory)
  for (const { method, path, open, answer } of addresses)
    app.on(method, path, async (c, next) => {
      // A HEAD would be taken for a GET.
      if (c.req.method !== method) return next()
      c.set('path', c.req.path)
      if (open) return open()
      const caller = await admit(c.req.header('Api-Key'), c.env.address)
      if (caller.member) c.set('member', caller.member.name)
      return answer(c.req.raw, caller)
    })
  for (const { path } of addresses)
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
  app.onError((error, c) => {
    const refusal =
      error instanceof Refusal
        ? error
        : new Refusal(500, 'The relay itself failed. Tell whoever runs it.')
    const who = c.get('member') ?? c.env.address
    const call = `${c.req.method} ${c.get('path') ?? unknownPath}`
    // The page itself notes what is worth it.
    if (!isOfAdmin(c.req.path)) memory?.noteRefusal(who, call, refusal)
    return refusal.toResponse()
  })
  return { fetch: (request, address) => app.fetch(request, { address }) }
}

const isOfAdmin = (path: string) =>
  path === '/admin' || path.startsWith('/admin/')

/** Null without an admin token: then nothing lies there. */
function adminOf(memory: Memory, config: RelayConfig, home: Home) {
  const { access } = config
  if (access.mode === 'own-key' || !access.adminToken) return null
  return createAdmin(access.adminToken, memory, config, home)
}
