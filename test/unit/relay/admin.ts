import type { Overview } from '../../../relay/admin/wire.ts'
import type { Team } from './team.ts'

export const adminToken = 'admin-token-0123456789abcdef'

export interface Admin {
  /** As the browser sends it. */
  readonly cookie: string
  /** With a body it is a change; a path below `/admin/api/`. */
  ask(path: string, body?: unknown): Promise<Response>
  overview(): Promise<Overview>
  /** @returns id and token of a new member */
  add(name: string): Promise<{ id: string; token: string }>
}

/** A POST as the page itself sends it. */
export const change = (
  { relay }: Team,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) =>
  fetch(`${relay.origin}/admin/api/${path}`, {
    method: 'POST',
    headers: {
      Origin: relay.origin,
      'Content-Type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  })

export const trySignIn = (team: Team, token: string) =>
  change(team, 'sign-in', { token })

export async function signIn(team: Team, token = adminToken): Promise<Admin> {
  const answer = await trySignIn(team, token)
  const [cookie] = (answer.headers.get('set-cookie') ?? '').split(';')
  return signedIn(team, cookie ?? '')
}

export function signedIn(team: Team, cookie: string): Admin {
  const ask = (path: string, body?: unknown) =>
    body === undefined
      ? fetch(`${team.relay.origin}/admin/api/${path}`, {
          headers: { Cookie: cookie },
        })
      : change(team, path, body, { Cookie: cookie })
  return {
    cookie,
    ask,
    overview: async () => (await (await ask('overview')).json()) as Overview,
    async add(name) {
      const answer = await ask('members', { name })
      return (await answer.json()) as { id: string; token: string }
    },
  }
}
