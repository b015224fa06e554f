import { Refusal } from './refusal.ts'

/** A request's body on its way through: never held, only counted. */
export interface Upload {
  readonly body: ReadableStream<Uint8Array> | null
  /** What the sender declared, in bytes. */
  readonly length: string | undefined
  /** Fires when more has come than may. */
  readonly exceeded: AbortSignal
}

/**
 * A declared length above `max` bytes is refused at once (413). Only a body
 * of unknown length is counted: HTTP itself holds a sender to what it declared.
 */
export function limitUpload(request: Request, max: number): Upload {
  const length = request.headers.get('Content-Length') ?? undefined
  if (length !== undefined && Number(length) > max) throw tooLarge(max)
  const exceeded = new AbortController()
  const counted = () => {
    let bytes = 0
    return new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes <= max) {
          controller.enqueue(chunk)
          return
        }
        // First, as workerd would end a broken upload as if it were whole.
        exceeded.abort()
        controller.error(tooLarge(max))
      },
    })
  }
  const body = request.body
  return {
    body: body && length === undefined ? body.pipeThrough(counted()) : body,
    length,
    exceeded: exceeded.signal,
  }
}

export const tooLarge = (max: number) =>
  new Refusal(
    413,
    `The pictures are too large for the relay: at most ${(max / 1e6).toLocaleString('en')} MB may be sent at once.`,
  )
