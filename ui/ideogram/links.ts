import { fail } from './error.ts'
import type { Route } from './exchange.ts'

/** Where results were seen to come from; a sub-domain counts. */
const imageHosts = ['ideogram.ai', 'd2gu96o5zk2m7w.cloudfront.net']

const parse = (link: string): URL | null => {
  try {
    return new URL(link)
  } catch {
    return null
  }
}

const isIdeograms = (url: URL) =>
  url.protocol === 'https:' &&
  url.port === '' &&
  !url.username &&
  !url.password &&
  imageHosts.some((h) => url.hostname === h || url.hostname.endsWith(`.${h}`))

/**
 * The address to fetch a result from: its link, when it leads to Ideogram, or
 * the relay's detour. A relay has an allow-list of its own, which its operator
 * keeps.
 */
export const addressOf = (link: string, route: Route): string => {
  if (route.kind === 'relay')
    return `${route.origin}/image?url=${encodeURIComponent(link)}`
  const url = parse(link)
  if (!url || !(isIdeograms(url) || url.origin === route.origin))
    return fail({ kind: 'foreign-host', host: url?.hostname ?? '' })
  return url.href
}
