/** What the service says about an endpoint that has a replacement. */
export interface Notice {
  /** The endpoint's method and path. */
  endpoint: string
  sentence: string | null
  /** A path or address of the API, as the service gave it. */
  successor: string | null
  /** ISO 8601; null as long as the endpoint is merely an older one. */
  deprecatedSince: string | null
}

/** Longer ones say nothing to anybody. */
const longest = { header: 2000, sentence: 300 }

const successorIn = (link: string | null) =>
  link
    ?.slice(0, longest.header)
    .match(/<([^>]*)>[^,]*\brel="?successor-version"?/)?.[1] ?? null

/** `Deprecation: @1777420800`, in Unix seconds. */
const deprecationIn = (value: string | null) => {
  const seconds = value?.match(/^@(\d{1,11})$/)?.[1]
  return seconds ? new Date(Number(seconds) * 1000).toISOString() : null
}

/** null when the answer says nothing about its endpoint's future. */
export const noticeIn = (
  endpoint: string,
  headers: Headers,
  answer: unknown,
): Notice | null => {
  const said =
    typeof answer === 'object' && answer !== null && 'notice' in answer
      ? answer.notice
      : null
  const sentence =
    typeof said === 'string' && said ? said.slice(0, longest.sentence) : null
  const successor = successorIn(headers.get('link'))
  const deprecatedSince = deprecationIn(headers.get('deprecation'))
  return sentence || successor || deprecatedSince
    ? { endpoint, sentence, successor, deprecatedSince }
    : null
}
