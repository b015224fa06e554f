import * as v from 'valibot'

/** What Figma's documentation of manifest.json allows of what is used here. */
const command = v.strictObject({
  name: v.pipe(v.string(), v.nonEmpty()),
  command: v.pipe(v.string(), v.nonEmpty()),
  parameters: v.optional(
    v.array(
      v.strictObject({
        name: v.string(),
        key: v.string(),
        description: v.optional(v.string()),
        allowFreeform: v.optional(v.boolean()),
        optional: v.optional(v.boolean()),
      }),
    ),
  ),
  parameterOnly: v.optional(v.boolean()),
})

/** A host, with scheme and port if need be; a path ends with a slash. */
const domain = v.pipe(
  v.string(),
  v.regex(/^(\*|((https?|wss?):\/\/)?(\*\.)?[a-z0-9.-]+(:\d+)?(\/.*\/)?)$/),
  v.check((text) => !/\d+\.\d+\.\d+\.\d+/.test(text), 'must be a valid URL'),
)

const manifest = v.strictObject({
  name: v.pipe(v.string(), v.nonEmpty()),
  id: v.pipe(v.string(), v.nonEmpty()),
  api: v.literal('1.0.0'),
  main: v.string(),
  ui: v.string(),
  documentAccess: v.literal('dynamic-page'),
  editorType: v.array(v.picklist(['figma', 'figjam', 'dev', 'slides', 'buzz'])),
  permissions: v.array(v.string()),
  networkAccess: v.pipe(
    v.strictObject({
      allowedDomains: v.pipe(v.array(domain), v.minLength(1)),
      devAllowedDomains: v.optional(v.array(domain)),
      reasoning: v.optional(v.pipe(v.string(), v.nonEmpty())),
    }),
    v.check(
      ({ allowedDomains, devAllowedDomains = [], reasoning }) =>
        Boolean(reasoning) ||
        ![...allowedDomains, ...devAllowedDomains].some((host) =>
          /^\*$|localhost/.test(host),
        ),
      'a reason is required for any host and for a local one',
    ),
  ),
  menu: v.array(
    v.union([command, v.strictObject({ separator: v.literal(true) })]),
  ),
  relaunchButtons: v.array(
    v.strictObject({
      command: v.string(),
      name: v.string(),
      multipleSelection: v.optional(v.boolean()),
    }),
  ),
})

export interface Manifest {
  networkAccess: {
    allowedDomains: string[]
    devAllowedDomains?: string[]
    reasoning?: string
  }
  editorType: string[]
  menu: { name: string; command: string }[]
}

/** Sentences on what Figma would refuse. */
export function problemsOf(candidate: unknown): string[] {
  const { issues } = v.safeParse(manifest, candidate)
  return (issues ?? []).map(
    (issue) => `${v.getDotPath(issue) ?? 'manifest'}: ${issue.message}`,
  )
}
