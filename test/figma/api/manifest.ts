/** manifest.json as Figma reads it: what it lacks or has too much is refused. */
import * as v from 'valibot'

/** Hosts as Figma takes them; an IP address is not a valid URL to it. */
const domain = v.pipe(
  v.string(),
  v.check(
    isDomain,
    (issue) =>
      `Invalid value for allowedDomains. '${String(issue.input)}' must be a valid URL.`,
  ),
)

function isDomain(text: string): boolean {
  if (text === '*' || text === 'none') return true
  const match = /^(?:(?:https?|wss?):\/\/)?([^/:]+)(?::\d+)?(?:\/.*)?$/.exec(
    text,
  )
  const host = match?.[1] ?? ''
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) return false
  return /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(host)
}

const localOrAny = (entry: string) => entry === '*' || /localhost/.test(entry)

const networkAccess = v.pipe(
  v.strictObject({
    allowedDomains: v.pipe(v.array(domain), v.minLength(1)),
    devAllowedDomains: v.optional(v.array(domain)),
    reasoning: v.optional(v.string()),
  }),
  v.check(
    ({ allowedDomains, reasoning }) =>
      Boolean(reasoning) || !allowedDomains.some(localOrAny),
    'networkAccess.reasoning is required for "*" and for local servers',
  ),
  v.check(
    ({ allowedDomains: all }) => all.length === 1 || !all.includes('none'),
    '"none" must be the only entry of allowedDomains',
  ),
)

const parameter = v.strictObject({
  name: v.string(),
  key: v.string(),
  description: v.optional(v.string()),
  allowFreeform: v.optional(v.boolean()),
  optional: v.optional(v.boolean()),
})
const parameters = v.optional(v.array(parameter))

export type MenuItem =
  | { separator: true }
  | { name: string; menu: MenuItem[] }
  | {
      name: string
      command: string
      parameters?: v.InferOutput<typeof parameter>[] | undefined
      parameterOnly?: boolean | undefined
    }

const menuItem: v.GenericSchema<MenuItem> = v.union([
  v.strictObject({ separator: v.literal(true) }),
  v.strictObject({
    name: v.string(),
    menu: v.array(v.lazy(() => menuItem)),
  }),
  v.strictObject({
    name: v.string(),
    command: v.string(),
    parameters,
    parameterOnly: v.optional(v.boolean()),
  }),
])

const editors = ['figma', 'figjam', 'dev', 'slides', 'buzz'] as const
/** Which of Figma's editors is open. */
export type Editor = (typeof editors)[number]

const manifest = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1)),
  id: v.string(),
  api: v.literal('1.0.0'),
  main: v.string(),
  ui: v.optional(v.union([v.string(), v.record(v.string(), v.string())])),
  documentAccess: v.optional(v.literal('dynamic-page')),
  networkAccess: v.optional(networkAccess),
  editorType: v.pipe(
    v.array(v.picklist(editors)),
    v.minLength(1),
    v.check(
      (all) => !(all.includes('figjam') && all.includes('dev')),
      '["figjam", "dev"] is not supported',
    ),
  ),
  menu: v.optional(v.array(menuItem)),
  parameters,
  parameterOnly: v.optional(v.boolean()),
  relaunchButtons: v.optional(
    v.array(
      v.strictObject({
        command: v.string(),
        name: v.string(),
        multipleSelection: v.optional(v.boolean()),
      }),
    ),
  ),
  permissions: v.optional(
    v.array(
      v.picklist([
        'currentuser',
        'activeusers',
        'fileusers',
        'payments',
        'teamlibrary',
      ]),
    ),
  ),
  capabilities: v.optional(
    v.array(v.picklist(['textreview', 'codegen', 'inspect', 'vscode'])),
  ),
  enableProposedApi: v.optional(v.boolean()),
  enablePrivatePluginApi: v.optional(v.boolean()),
  build: v.optional(v.string()),
})

export type Manifest = v.InferOutput<typeof manifest>

/**
 * New plugins must ask for dynamic pages; older ones, published before there
 * were any, need not.
 */
export type ManifestAge = 'new' | 'older'

/** Throws an Error that says what is wrong and where. */
export function readManifest(json: unknown, age: ManifestAge): Manifest {
  const result = v.safeParse(manifest, json)
  if (result.success) {
    if (age === 'new' && !result.output.documentAccess) {
      throw new Error(
        'Manifest error: documentAccess: new plugins must have "dynamic-page"',
      )
    }
    return result.output
  }
  const lines = result.issues.map((issue) => {
    const path = v.getDotPath(issue)
    return path ? `${path}: ${issue.message}` : issue.message
  })
  throw new Error(`Manifest error: ${lines.join('; ')}`)
}

/** Throws in Figma's words where the plugin is not made for this editor. */
export function refuseEditor({ editorType }: Manifest, editor: Editor): void {
  if (editorType.includes(editor)) return
  throw new Error(
    `Manifest error: The manifest editorType does not include "${editor}".`,
  )
}
