import type { Operation } from './operation.ts'

const DOCUMENTATION = 'https://developer.ideogram.ai'

/** The page about an operation: `/v2/image/…` is described under `images/…`. */
const pageOf = (path: string) =>
  DOCUMENTATION +
  path
    .replace('/v2/image/', '/v2/api-reference/images/')
    .replace('/v2/design/', '/v2/api-reference/design/')

/** What an answer says about the operation that replaced this one. */
export const noticeOf = ({ successor, deprecated }: Operation) =>
  successor === undefined
    ? {}
    : {
        notice: `This endpoint ${deprecated === undefined ? 'is an older version' : 'is deprecated'}. Use POST ${successor} instead: ${pageOf(successor)}`,
      }

/** The same in headers; `Link` leads to a page for people, not to an operation. */
export const signalsOf = ({
  successor,
  deprecated,
}: Operation): Record<string, string> => ({
  ...(successor === undefined
    ? {}
    : { Link: `<${pageOf(successor)}>; rel="successor-version"` }),
  ...(deprecated === undefined ? {} : { Deprecation: `@${deprecated}` }),
})
