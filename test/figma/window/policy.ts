/** The content security policy of the plugin's page. */

/**
 * `strict` is what Figma's own error texts show; `lenient` adds workers from
 * blobs, which some reports hint at.
 */
export type Strictness = 'strict' | 'lenient'

/** What holds for a page of the plugin. */
export interface WindowRules {
  policy: string
  /** Whether Chromium lets it ask this machine, see `refuseLoopback`. */
  loopback: 'allowed' | 'refused'
}

export interface NetworkAccess {
  allowedDomains: readonly string[]
  devAllowedDomains?: readonly string[] | undefined
}

/** Without `networkAccess` a plugin may reach everything, as older ones do. */
export function policyFor(
  access: NetworkAccess | undefined,
  strictness: Strictness,
): string {
  const domains = access
    ? [...access.allowedDomains, ...(access.devAllowedDomains ?? [])]
    : ['*']
  const hosts = domains.filter((domain) => domain !== 'none').join(' ')
  const directives = {
    'default-src': `data: ${hosts}`,
    'script-src': `'unsafe-inline' data: ${hosts}`,
    'style-src': `'unsafe-inline' data: ${hosts}`,
    'img-src': `data: blob: ${hosts}`,
    'font-src': `data: https://static.figma.com/webfont/ ${hosts}`,
    ...(strictness === 'lenient'
      ? { 'worker-src': `data: blob: ${hosts}` }
      : {}),
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.trim()}`)
    .join('; ')
}
