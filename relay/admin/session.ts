import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { hashOf, randomText } from '../bytes.ts'
import { createWindows } from '../guard/windows.ts'
import type { Sessions } from '../ledger/sessions.ts'
import { Refusal } from '../refusal.ts'

const minute = 60_000
/** Milliseconds for which somebody stays signed in. */
const signedInFor = 12 * 60 * minute

/** Wrong tokens that an address may try in {@link stretch} milliseconds. */
const mostTries = 10
const stretch = 10 * minute

const name = 'repaint-admin'
const scope = { path: '/admin', httpOnly: true, sameSite: 'Strict' } as const

export type AdminSessions = ReturnType<typeof createAdminSessions>

/**
 * Who has signed in with the admin token. Sessions lie in the ledger as hashes
 * that the token is part of: with another token they are all over.
 */
export function createAdminSessions(
  adminToken: string,
  sessions: Sessions,
  now: () => number,
) {
  const tries = createWindows(stretch, now, () => ({ wrong: 0 }))
  const known = (secret: string) => hashOf(`${adminToken} ${secret}`)

  return {
    /**
     * @param isSecure whether the page came over https
     * Throws a {@link Refusal} (401, 429).
     */
    async signIn(
      c: Context,
      { token, address }: { token: string; address: string },
      isSecure: boolean,
    ): Promise<void> {
      const tried = tries.of(address)
      if (tried.wrong >= mostTries) throw tooManyTries(tries.secondsLeft)
      // Counted before anything is awaited: many at once are many tries.
      tried.wrong++
      if ((await hashOf(token)) !== (await hashOf(adminToken)))
        throw wrongToken()
      tried.wrong--
      const secret = randomText(32)
      sessions.add(await known(secret), now() + signedInFor, now())
      setCookie(c, name, secret, {
        ...{ ...scope, secure: isSecure, maxAge: signedInFor / 1000 },
      })
    },

    /** Throws a {@link Refusal} (401). */
    async check(c: Context): Promise<void> {
      const secret = getCookie(c, name)
      if (!secret || !sessions.has(await known(secret), now()))
        throw new Refusal(401, 'Sign in with the admin token.')
    },

    async signOut(c: Context): Promise<void> {
      const secret = getCookie(c, name)
      if (secret) sessions.end(await known(secret))
      deleteCookie(c, name, scope)
    },
  }
}

const wrongToken = () =>
  new Refusal(
    401,
    'That is not the admin token. It stands in ADMIN_TOKEN in the relay’s environment.',
  )

const tooManyTries = (seconds: number) =>
  new Refusal(
    429,
    `Too many wrong admin tokens came from here. Try again in ${String(Math.ceil(seconds / 60))} minutes.`,
    { headers: { 'Retry-After': String(seconds) } },
  )
