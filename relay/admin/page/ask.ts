/** What the relay would not do, in its own sentence. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence)
  }
}

/**
 * Asks below `/admin/api/`; with a body it is a change.
 * Throws {@link Refused}, or an Error of one sentence.
 */
export async function ask<Answer>(
  path: string,
  body?: object,
): Promise<Answer> {
  const sent = body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }
  const answer = await fetch(`/admin/api/${path}`, sent).catch(() => {
    throw new Error('The relay cannot be reached. Is it running?')
  })
  const said = (await answer.json().catch(() => ({}))) as Answer & {
    error?: string
  }
  if (answer.ok) return said
  throw new Refused(answer.status, said.error ?? 'The relay did not say why.')
}
