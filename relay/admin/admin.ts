import { Hono, type Context } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import * as v from 'valibot'
import { joined } from '../bytes.ts'
import { receive } from '../calls/upload.ts'
import type { RelayConfig } from '../config.ts'
import type { Home } from '../home.ts'
import type { Memory } from '../memory.ts'
import { Refusal } from '../refusal.ts'
import type { NoteRefusal } from '../team/refused.ts'
import { createChanges, read } from './changes.ts'
import { csvOf } from './csv.ts'
import { overview, spendOf } from './overview.ts'
import { contentSecurityPolicy, html, type AdminPage } from './page.ts'
import { createAdminSessions, type AdminSessions } from './session.ts'

/** What requests of panels and of the page have in common. */
export interface Env {
  Bindings: { readonly address: string }
  /** What the log says of a request. */
  Variables: { path: string; member: string }
}

type Asked = Context<Env>

/** Bytes of what the page sends. */
const mostOfBody = 100_000

const SignIn = v.strictObject({ token: v.pipe(v.string(), v.trim()) })
const Month = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month is written like 2026-11.'),
)

/** What lies below `/admin`: the page, and the JSON that it lives on. */
export function createAdmin(
  adminToken: string,
  memory: Memory,
  config: RelayConfig,
  home: Home,
): Hono<Env> {
  const sessions = createAdminSessions(
    adminToken,
    memory.ledger.sessions,
    home.now,
  )
  const admin = new Hono<Env>()
  admin.use(
    secureHeaders({
      contentSecurityPolicy,
      xFrameOptions: 'DENY',
      // Only whoever brings https to the relay knows whether that is for good.
      strictTransportSecurity: false,
    }),
  )
  admin.use(async (c, next) => {
    c.set('path', c.req.path)
    c.header('Cache-Control', 'no-store')
    await memory.membersListed()
    await next()
  })
  if (home.page) addPage(admin, home.page)
  admin.use('/api/*', (c: Asked, next) => {
    checkOrigin(c, config)
    return next()
  })
  addSessions(admin, sessions, config, memory.noteRefusal)
  admin.use('/api/*', async (c: Asked, next) => {
    await sessions.check(c)
    c.set('member', 'admin')
    await next()
  })
  addViews(admin, memory, config, home)
  addChanges(admin, memory, config, home)
  return admin
}

function addPage(admin: Hono<Env>, { script, style }: AdminPage): void {
  const as = (type: string) => ({ 'Content-Type': type })
  admin.get('/', (c) => c.html(html))
  admin.get('/page.js', (c) => c.body(script, 200, as('text/javascript')))
  admin.get('/page.css', (c) => c.body(style, 200, as('text/css')))
}

function addSessions(
  admin: Hono<Env>,
  sessions: AdminSessions,
  config: RelayConfig,
  note: NoteRefusal,
): void {
  admin.post('/api/sign-in', async (c) => {
    const { token } = read(SignIn, await bodyOf(c, config))
    const { address } = c.env
    const isSecure = originOf(c)?.protocol === 'https:'
    try {
      await sessions.signIn(c, { token, address }, isSecure)
    } catch (error) {
      if (error instanceof Refusal) note(address, 'Sign in as admin', error)
      throw error
    }
    return c.json({})
  })
  admin.post('/api/sign-out', async (c) => {
    await sessions.signOut(c)
    return c.json({})
  })
}

function addViews(
  admin: Hono<Env>,
  memory: Memory,
  config: RelayConfig,
  { now }: Home,
): void {
  const monthIn = (c: Asked) =>
    read(Month, c.req.query('month') ?? memory.calendar.monthOf(now()))
  admin.get('/api/overview', (c) => c.json(overview(memory, config, now())))
  admin.get('/api/spend', (c) => c.json(spendOf(memory, monthIn(c))))
  admin.get('/api/spend.csv', (c) => {
    const month = monthIn(c)
    return c.body(csvOf(spendOf(memory, month).rows), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="repaint-${month}.csv"`,
    })
  })
}

function addChanges(
  admin: Hono<Env>,
  memory: Memory,
  config: RelayConfig,
  { now }: Home,
): void {
  const changes = createChanges(memory, now)
  admin.post('/api/members', async (c) =>
    c.json(await changes.add(await bodyOf(c, config))),
  )
  admin.post('/api/members/:id', async (c) => {
    changes.member(c.req.param('id'), await bodyOf(c, config))
    return c.json({})
  })
  admin.post('/api/members/:id/token', async (c) =>
    c.json(await changes.rotate(c.req.param('id'))),
  )
  admin.post('/api/team', async (c) => {
    changes.team(await bodyOf(c, config))
    return c.json({})
  })
}

/** Undefined where none was sent, or `null` was. */
function originOf(c: Asked): URL | undefined {
  const sent = c.req.header('Origin') ?? ''
  return URL.canParse(sent) ? new URL(sent) : undefined
}

/**
 * Only the page itself: not a foreign page in a browser that is signed in. A
 * browser names the origin with every POST. Throws a {@link Refusal} (403).
 */
function checkOrigin(c: Asked, { trustProxy }: RelayConfig): void {
  const sent = c.req.header('Origin')
  if (sent === undefined && c.req.method !== 'POST') return
  const forwarded = trustProxy ? c.req.header('X-Forwarded-Host') : undefined
  const host = originOf(c)?.host
  if (host && [new URL(c.req.url).host, forwarded].includes(host)) return
  throw new Refusal(
    403,
    'This did not come from the relay’s own page. If it did, the proxy in front of the relay must pass the Host header on.',
  )
}

async function bodyOf(c: Asked, { idleMs }: RelayConfig): Promise<unknown> {
  const type = c.req.header('Content-Type') ?? ''
  if (!type.startsWith('application/json'))
    throw new Refusal(415, 'The relay takes JSON here.')
  const { next } = receive(c.req.raw, { maxRequestBytes: mostOfBody, idleMs })
  const pieces: Uint8Array[] = []
  for (let piece = await next(); piece; piece = await next()) pieces.push(piece)
  try {
    return JSON.parse(new TextDecoder().decode(joined(pieces))) as unknown
  } catch {
    throw new Refusal(400, 'The relay could not read what was sent.')
  }
}
