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
  /** Reads what is left and forgets it: who is still sending hears no answer. */
  readonly discard: () => Promise<void>
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
  async function next(): Promise<Uint8Array | null> {
    const piece = reader ? await inTime(reader.read(), limits.idleMs) : done
    received += piece.value?.byteLength ?? 0
    if (received > maxRequestBytes) throw tooLarge(maxRequestBytes)
    if (piece.value) return piece.value
    // An engine may end a broken upload as if it were whole.
    if (request.signal.aborted || received !== (length ?? received))
      throw gone()
    return null
  }
  async function discard(): Promise<void> {
    try {
      while (await next());
    } catch {
      // Too much, too slow or gone: then it is not to be helped.
    }
  }
  return { length, next, discard }
}

/** Bytes, and milliseconds: what is longer is not waited for. */
const short = { length: 1_000_000, ms: 5000 }

/**
 * Reads a short body that nobody has read: an engine may hang up on a caller
 * who is still sending, and the answer would be lost.
 */
export async function discardShort(
  request: Request,
  limits: UploadLimits,
): Promise<void> {
  const length = Number(request.headers.get('Content-Length') ?? Infinity)
  if (request.method !== 'POST' || request.bodyUsed || length > short.length)
    return
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, short.ms)
  })
  await Promise.race([receive(request, limits).discard(), enough])
  clearTimeout(timer)
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

/**
 * An upload as a body, each piece as it comes.
 * @param broken the body will not be whole: who reads it must let go first
 */
export function passOn(
  next: Upload['next'],
  broken: (why: unknown) => void,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = await next()
          if (!piece) return controller.close()
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
 * The same bytes, but the last of them only when all others were taken, and
 * `beforeLast` has agreed: until then nobody can act on the whole.
 */
export function withLastHeldBack(
  next: Upload['next'],
  beforeLast: () => void,
): Upload['next'] {
  let held: Uint8Array | null = null
  let last: Uint8Array | null = null
  let ended = false
  return async () => {
    if (ended) return null
    if (!last) {
      // The first is only held: nothing can be handed on for it yet.
      held ??= await next()
      const ready = held ?? new Uint8Array()
      held = await next()
      if (held) return ready
      last = ready.subarray(-1)
      if (ready.length > 1) return ready.subarray(0, -1)
    }
    ended = true
    beforeLast()
    return last
  }
}
