import { Refusal } from './refusal.ts'

/** A request's body on its way through: never held, only counted. */
export interface Upload {
  readonly body: ReadableStream<Uint8Array> | null
  /** What the sender declared, in bytes. */
  readonly length: string | undefined
  /** Whether the stream was cut off for its size. */
  exceeded(): boolean
}

/**
 * A declared length above `max` bytes is refused at once (413). Only a body
 * of unknown length is counted: HTTP itself holds a sender to what it declared.
 */
export function limitUpload(request: Request, max: number): Upload {
  const length = request.headers.get('Content-Length') ?? undefined
  if (length !== undefined && Number(length) > max) throw tooLarge(max)
  let exceeded = false
  const counted = () => {
    let bytes = 0
    return new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        exceeded = bytes > max
        if (exceeded) controller.error(tooLarge(max))
        else controller.enqueue(chunk)
      },
    })
  }
  const body = request.body
  return {
    body: body && length === undefined ? body.pipeThrough(counted()) : body,
    length,
    exceeded: () => exceeded,
  }
}

export const tooLarge = (max: number) =>
  new Refusal(
    413,
    `The pictures are too large for the relay: at most ${(max / 1e6).toLocaleString('en')} MB may be sent at once.`,
  )
