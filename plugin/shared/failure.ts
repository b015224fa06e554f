/**
 * What can go wrong on the Figma side, as data: it crosses the message
 * channel, which carries no errors, and the panel turns it into a sentence.
 */
export type HostFailure =
  | { kind: 'source-gone'; name: string }
  | { kind: 'nothing-visible'; name: string }
  /** A Figma mask that is part of an instance: it cannot be lifted. */
  | { kind: 'mask-fixed'; name: string }
  | { kind: 'export-refused'; name: string; reason: string }
  | { kind: 'picture-refused'; reason: string }
  | { kind: 'place-refused'; name: string; reason: string }
  | { kind: 'storage-full' }
  | { kind: 'storage-refused'; reason: string }
  | { kind: 'unexpected'; reason: string }

/** An error that carries a failure; `Data` is what may cross contexts. */
export class Failed<Data extends { kind: string }> extends Error {
  declare readonly failure: Data

  constructor(failure: Data) {
    super(failure.kind)
    this.name = 'Failed'
    this.failure = failure
  }
}

/**
 * The failure behind whatever was thrown. Figma rejects with strings, plain
 * objects and errors alike.
 */
export function failureOf(thrown: unknown): { kind: string } {
  if (thrown instanceof Failed) return thrown.failure as { kind: string }
  return { kind: 'unexpected', reason: reasonOf(thrown) } as HostFailure
}

/** Figma's own words, from a string, an error or a plain object. */
export function reasonOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown
  if (typeof thrown === 'object' && thrown !== null) {
    const { message, error, reason } = thrown as Record<string, unknown>
    for (const words of [message, error, reason])
      if (typeof words === 'string' && words) return words
  }
  return 'Figma gave no reason'
}
