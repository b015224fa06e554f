import * as v from 'valibot'
import type { Access, Member } from './access.ts'
import type { ImageHost } from './images.ts'

export interface RelayConfig {
  /** Scheme, host and port of Ideogram's API. */
  readonly ideogramOrigin: string
  readonly imageHosts: readonly ImageHost[]
  readonly access: Access
  readonly maxRequestBytes: number
  /** How long Ideogram may take to begin its answer. */
  readonly timeoutMs: number
}

/** Reads the environment. Throws an Error of plain sentences, one per line. */
export function readConfig(env: Record<string, unknown>): RelayConfig {
  const read = v.safeParse(Environment, env)
  if (!read.success)
    throw new Error(read.issues.map((issue) => issue.message).join('\n'))
  return read.output
}

const setting = (fallback: string) =>
  v.pipe(
    v.optional(v.string('Settings of the relay are texts.'), ''),
    v.trim(),
    v.transform((text) => text || fallback),
  )

const whole = (name: string, fallback: number) =>
  v.pipe(
    setting(String(fallback)),
    v.regex(/^[1-9]\d{0,5}$/, `${name} must be a whole number above 0.`),
    v.transform(Number),
  )

const Environment = v.pipe(
  v.object({
    IDEOGRAM_ORIGIN: v.pipe(
      setting('https://api.ideogram.ai'),
      v.check(
        isSafeOrigin,
        'IDEOGRAM_ORIGIN must be an origin such as https://api.ideogram.ai, without a path; http is for localhost only, because the key would travel in the clear.',
      ),
      v.transform((text) => new URL(text).origin),
    ),
    // The hosts seen in answers; the API's own host carries keys elsewhere.
    IDEOGRAM_IMAGE_HOSTS: list(
      'ideogram.ai, d2gu96o5zk2m7w.cloudfront.net, api.ideogram.ai/images/',
      imageHost,
      'IDEOGRAM_IMAGE_HOSTS must be a comma list of public host names; an address, another port or http has to be spelled out as an origin, such as http://localhost:9000.',
    ),
    IDEOGRAM_API_KEY: setting(''),
    MEMBER_TOKENS: list(
      '',
      member,
      'MEMBER_TOKENS must be a comma list of name:token or token, every token at least 16 letters, digits or signs long.',
    ),
    MAX_REQUEST_MB: whole('MAX_REQUEST_MB', 50),
    // Below the 300 s at which Node gives up by itself.
    IDEOGRAM_TIMEOUT_SECONDS: whole('IDEOGRAM_TIMEOUT_SECONDS', 280),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }): RelayConfig => {
    const env = dataset.value
    const access = accessOf(env.IDEOGRAM_API_KEY, env.MEMBER_TOKENS)
    if (typeof access === 'string') {
      addIssue({ message: access })
      return NEVER
    }
    return {
      ideogramOrigin: env.IDEOGRAM_ORIGIN,
      imageHosts: env.IDEOGRAM_IMAGE_HOSTS,
      access,
      maxRequestBytes: env.MAX_REQUEST_MB * 1e6,
      timeoutMs: env.IDEOGRAM_TIMEOUT_SECONDS * 1000,
    }
  }),
)

/** A comma list; an entry `read` knows nothing to make of is a `problem`. */
function list<T>(
  fallback: string,
  read: (entry: string, index: number) => T | undefined,
  problem: string,
) {
  return v.pipe(
    setting(fallback),
    v.rawTransform<string, T[]>(({ dataset, addIssue, NEVER }) => {
      const entries = dataset.value.split(',').map((entry) => entry.trim())
      const values = entries.filter(Boolean).map(read)
      const known = values.filter((value) => value !== undefined)
      if (known.length === values.length) return known
      addIssue({ message: problem })
      return NEVER
    }),
  )
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || /^127\.[\d.]+$/.test(host)

function isSafeOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, href, origin } = new URL(text)
  if (href !== `${origin}/`) return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

// Names that only mean something inside a network, and every bare address.
const publicName =
  /^(?!.*\.(local|localhost|internal|lan|home\.arpa)$)([a-z\d-]+\.)+[a-z][a-z\d-]*$/

function imageHost(entry: string): ImageHost | undefined {
  const spelledOut = entry.includes('://')
  const text = spelledOut ? entry : `https://${entry}`
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, port, origin, pathname, href } = new URL(text)
  if (href !== origin + pathname || !/^https?:$/.test(protocol))
    return undefined
  if (!spelledOut && (port || !publicName.test(hostname))) return undefined
  return { origin, path: pathname }
}

function member(entry: string, index: number): Member | undefined {
  const [, name, token] = /^(?:([\w .@-]+):)?([!-~]{16,})$/.exec(entry) ?? []
  return token
    ? { name: name ?? `member-${String(index + 1)}`, token }
    : undefined
}

/** Which mode the two settings amount to, or the sentence that says why none. */
function accessOf(key: string, members: readonly Member[]): Access | string {
  const [first, ...others] = members
  if (!key)
    return first
      ? 'MEMBER_TOKENS is set without IDEOGRAM_API_KEY. Set both for a team key, or neither for everyone’s own.'
      : { mode: 'own-key' }
  return first
    ? { mode: 'team-key', key, members: [first, ...others] }
    : 'IDEOGRAM_API_KEY is set without MEMBER_TOKENS: anyone could spend the team’s money. Give every member a token.'
}
