import { Refusal } from './refusal.ts'

export interface Member {
  readonly name: string
  readonly token: string
}

/** Whose Ideogram key pays: the caller's own, or the team's. */
export type Access =
  | { readonly mode: 'own-key' }
  | {
      readonly mode: 'team-key'
      readonly key: string
      readonly members: readonly [Member, ...Member[]]
    }

export interface Admission {
  /** The key that goes to Ideogram. */
  readonly key: string
  /** Who is calling, for the log; known in team mode only. */
  readonly member?: string
}

/** Throws a {@link Refusal} (401) for a caller who may not pass. */
export type Gate = (sent: string | undefined) => Promise<Admission>

export function createGate(access: Access): Gate {
  switch (access.mode) {
    case 'own-key':
      return (sent) =>
        sent
          ? Promise.resolve({ key: sent })
          : Promise.reject(
              new Refusal(
                401,
                'No API key came along. Enter your Ideogram API key in the settings.',
              ),
            )
    case 'team-key':
      return teamGate(access.key, access.members)
  }
}

function teamGate(key: string, members: readonly Member[]): Gate {
  let known: Promise<{ name: string; digest: Uint8Array }[]> | undefined
  return async (sent) => {
    // On the first call, because a Worker may not compute while it loads.
    known ??= Promise.all(
      members.map(async ({ name, token }) => ({
        name,
        digest: await sha256(token),
      })),
    )
    const digest = await sha256(sent ?? '')
    // Every member is compared, in full, so that the time taken tells nothing.
    const matches = (await known).filter((one) => equal(one.digest, digest))
    const member = matches[0]
    if (!member)
      throw new Refusal(
        401,
        'The relay does not know this member token. Ask whoever runs the relay for yours, and enter it as the API key in the settings.',
      )
    return { key, member: member.name }
  }
}

const sha256 = async (text: string) =>
  new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)),
  )

/** Compares two digests of one length in constant time. */
const equal = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((difference, byte, i) => difference | (byte ^ (b[i] ?? 0)), 0) === 0
