import * as v from 'valibot'

/** Neither kind can be anything but one part of a path. */
const generationId = v.pipe(v.string(), v.regex(/^[\w-]{1,200}={0,2}$/))
/** What a relay takes for the id of a request. */
const requestId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))

/**
 * What an answer is asked for with, even another day: plain data, to be kept
 * until the answer has come.
 */
export const ticket = v.variant('kind', [
  /** Of a generation that runs at Ideogram. */
  v.object({ kind: v.literal('generation'), id: generationId }),
  /** Of an answer that a relay keeps. */
  v.object({ kind: v.literal('kept'), id: requestId }),
])
export type Ticket = v.InferOutput<typeof ticket>

export const isGenerationId = (id: unknown): id is string =>
  v.is(generationId, id)

/** The iframe of a plugin, no secure context, lacks `randomUUID`. */
export const newRequestId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) =>
    part.toString(36).padStart(7, '0'),
  ).join('')
