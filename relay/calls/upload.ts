import { Refusal } from '../refusal.ts'

export interface UploadLimits {
  readonly maxRequestBytes: number
  /** How long a caller may pause while it sends. */
  readonly idleMs: number
}

/** A request's body on its way through: taken piece by piece, and counted. */
export interface Upload {
  /** What the sender declared, in bytes. */
  readonly length: number | undefined
  /** The next piece; null after the last. Throws a {@link Refusal}. */
  readonly next: () => Promise<Uint8Array | null>
}

/** Refuses at once what declares itself too large (413). */
export function receive(request: Request, limits: UploadLimits): Upload {
  const { maxRequestBytes } = limits
  const declared = request.headers.get('Content-Length')
  const length = declared === null ? undefined : Number(declared)
  if (length !== undefined && length > maxRequestBytes)
    throw tooLarge(maxRequestBytes)
  const reader = request.body?.getReader()
  let received = 0
  return {
    length,
    async next() {
      const piece = reader ? await inTime(reader.read(), limits.idleMs) : done
      received += piece.value?.byteLength ?? 0
      if (received > maxRequestBytes) throw tooLarge(maxRequestBytes)
      if (piece.value) return piece.value
      // An engine may end a broken upload as if it were whole.
      if (request.signal.aborted || received !== (length ?? received))
        throw gone()
      return null
    },
  }
}

const done = { done: true, value: undefined } as const

type Piece = ReadableStreamReadResult<Uint8Array>

async function inTime(reading: Promise<Piece>, ms: number): Promise<Piece> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), ms)
  })
  try {
    return await Promise.race([
      reading.catch(() => {
        throw gone()
      }),
      silence,
    ])
  } finally {
    clearTimeout(timer)
  }
}

export const gone = () => new Refusal(499, 'The caller has gone.')

const tooSlow = () =>
  new Refusal(
    408,
    'The pictures stopped coming before all were there. Nothing was sent to Ideogram. Check the connection and try again.',
  )

export const tooLarge = (max: number) =>
  new Refusal(
    413,
    `The pictures are too large for the relay: at most ${(max / 1e6).toLocaleString('en')} MB may be sent at once.`,
  )

export interface Passage {
  readonly passed?: (piece: Uint8Array) => void
  /** The body will not be whole: whoever is reading it must let go first. */
  readonly broken: (why: unknown) => void
}

/** An upload as a body, each piece as it comes. */
export function passOn(
  next: Upload['next'],
  { passed, broken }: Passage,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = await next()
          if (!piece) return controller.close()
          passed?.(piece)
          controller.enqueue(piece)
        } catch (error) {
          // First, as workerd would end a broken upload as if it were whole.
          broken(error)
          controller.error(error)
        }
      },
    },
    { highWaterMark: 0 },
  )
}

/**
 * The same pieces, each only when the one after it is here: nobody has all of
 * them before `beforeLast` has agreed. What it throws keeps the last one back.
 */
export function withLastHeldBack(
  next: Upload['next'],
  beforeLast: () => void,
): Upload['next'] {
  let held: Uint8Array | null = null
  let ended = false
  return async () => {
    if (ended) return null
    // The first is only held: nothing can be handed on for it yet.
    held ??= await next()
    const ready = held
    held = ready && (await next())
    ended = held === null
    if (ended) beforeLast()
    return ready
  }
}
