import * as v from 'valibot'
import type { ImageHost } from './calls/images.ts'
import type { Defaults } from './ledger/budgets.ts'
import { budget, list, setting, whole, yesOrNo } from './settings.ts'
import { tokenForm, weaknessOf, type NamedToken } from './tokens.ts'

/** Whose Ideogram key pays: the caller's own, or the team's. */
export type Access =
  | { readonly mode: 'own-key' }
  | {
      readonly mode: 'team-key'
      readonly key: string
      readonly members: readonly NamedToken[]
      /** Opens the admin page; without one there is none. */
      readonly adminToken: string | null
      readonly budgets: Defaults
    }

export interface RelayConfig {
  /** Scheme, host and port of Ideogram's API. */
  readonly ideogramOrigin: string
  readonly imageHosts: readonly ImageHost[]
  readonly access: Access
  readonly maxRequestBytes: number
  /** How long Ideogram may take to begin its answer. */
  readonly timeoutMs: number
  /** How long either end of a body may pause. */
  readonly idleMs: number
  /** Pictures that Ideogram makes for a key at the same time. */
  readonly places: number
  readonly requestsPerMinute: number
  /** IANA name: where days and months begin. */
  readonly timeZone: string
  /** Whether the caller's address stands in what a proxy says. */
  readonly trustProxy: boolean
  readonly connectionsPerAddress: number
}

/** Reads the environment. Throws an Error of plain sentences, one per line. */
export function readConfig(env: Record<string, unknown>): RelayConfig {
  const read = v.safeParse(Environment, env)
  if (!read.success)
    throw new Error(read.issues.map((issue) => issue.message).join('\n'))
  return read.output
}

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
    ADMIN_TOKEN: v.pipe(
      setting(''),
      v.check(
        (token) => token === '' || tokenForm.test(token),
        'ADMIN_TOKEN must be at least 16 letters, digits or signs long.',
      ),
    ),
    MEMBER_BUDGET_USD: budget('MEMBER_BUDGET_USD'),
    TEAM_BUDGET_USD: budget('TEAM_BUDGET_USD'),
    TEAM_TIME_ZONE: v.pipe(
      setting('UTC'),
      v.check(
        isTimeZone,
        'TEAM_TIME_ZONE must be a name such as Europe/Berlin or America/New_York.',
      ),
    ),
    MAX_REQUEST_MB: whole('MAX_REQUEST_MB', 50),
    // Below the 300 s at which Node gives up by itself.
    IDEOGRAM_TIMEOUT_SECONDS: whole('IDEOGRAM_TIMEOUT_SECONDS', 280),
    IDLE_TIMEOUT_SECONDS: whole('IDLE_TIMEOUT_SECONDS', 60),
    IDEOGRAM_PLACES: whole('IDEOGRAM_PLACES', 10),
    REQUESTS_PER_MINUTE: whole('REQUESTS_PER_MINUTE', 1200),
    CONNECTIONS_PER_ADDRESS: whole('CONNECTIONS_PER_ADDRESS', 256),
    TRUST_PROXY: yesOrNo('TRUST_PROXY'),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }): RelayConfig => {
    const env = dataset.value
    const access = accessOf(env)
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
      idleMs: env.IDLE_TIMEOUT_SECONDS * 1000,
      places: env.IDEOGRAM_PLACES,
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      timeZone: env.TEAM_TIME_ZONE,
      trustProxy: env.TRUST_PROXY,
      connectionsPerAddress: env.CONNECTIONS_PER_ADDRESS,
    }
  }),
)

const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || /^127\.[\d.]+$/.test(host)

function isSafeOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, href, origin } = new URL(text)
  if (href !== `${origin}/`) return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
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

function member(entry: string, index: number): NamedToken | undefined {
  const [, name, token = ''] = /^(?:([\w .@-]+):)?(.*)$/.exec(entry) ?? []
  return tokenForm.test(token)
    ? { name: name ?? `member-${String(index + 1)}`, token }
    : undefined
}

interface AccessSettings {
  readonly IDEOGRAM_API_KEY: string
  readonly MEMBER_TOKENS: readonly NamedToken[]
  readonly ADMIN_TOKEN: string
  readonly MEMBER_BUDGET_USD: number | null
  readonly TEAM_BUDGET_USD: number | null
}

/** Which mode the settings amount to, or the sentence that says why none. */
function accessOf(env: AccessSettings): Access | string {
  const { IDEOGRAM_API_KEY: key, MEMBER_TOKENS: members } = env
  const adminToken = env.ADMIN_TOKEN || null
  const tokens = [
    ...members,
    ...(adminToken ? [{ name: 'the admin', token: adminToken }] : []),
  ]
  if (!key && members.length > 0)
    return 'MEMBER_TOKENS is set without IDEOGRAM_API_KEY. Set both for a team key, or neither for everyone’s own.'
  if (!key && adminToken)
    return 'ADMIN_TOKEN is set without IDEOGRAM_API_KEY. There is something to administer only with a team key.'
  if (!key) return { mode: 'own-key' }
  if (tokens.length === 0)
    return 'IDEOGRAM_API_KEY is set without MEMBER_TOKENS or ADMIN_TOKEN: anyone could spend the team’s money. Give every member a token, or give yourself one to let members in on the admin page.'
  const names = members.map(({ name }) => name)
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  if (twice !== undefined)
    return `MEMBER_TOKENS names ${twice} twice. Give every member a name of their own.`
  const weakness = weaknessOf(tokens, { IDEOGRAM_API_KEY: key })
  if (weakness) return weakness
  const budgets = { member: env.MEMBER_BUDGET_USD, team: env.TEAM_BUDGET_USD }
  return { mode: 'team-key', key, members, adminToken, budgets }
}
