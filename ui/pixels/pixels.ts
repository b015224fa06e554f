import { Failed } from '../../plugin/shared/failure.ts'
import type { Call, Method, Reply } from './messages.ts'
import { work, type Work } from './work.ts'
import workerSource from 'worker:./worker.ts'

export interface Pixels extends Work {
  /** Ends the worker; what is under way never answers. */
  dispose(): void
}

interface Waiting {
  call: Call
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/**
 * Pixel work in a worker, or where none may run on this thread, in slices.
 * A failure rejects with `Failed`.
 */
export function createPixels(): Pixels {
  const waiting = new Map<number, Waiting>()
  let worker = startWorker(receive, moveHere)
  let calls = 0

  function receive(reply: Reply): void {
    const held = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('failure' in reply) held?.reject(new Failed(reply.failure))
    else held?.resolve(reply.value)
  }

  /** The worker is refused or dead: what it was asked is done here. */
  function moveHere(): void {
    worker?.terminate()
    worker = null
    const left = [...waiting.values()]
    waiting.clear()
    for (const { call, resolve, reject } of left)
      runHere(call).then(resolve, reject)
  }

  function runHere({ method, request }: Call): Promise<unknown> {
    return (work[method] as (request: unknown) => Promise<unknown>)(request)
  }

  function ask(method: Method, request: Call['request']): Promise<unknown> {
    const call = { id: calls++, method, request }
    const there = worker
    if (!there) return runHere(call)
    return new Promise((resolve, reject) => {
      waiting.set(call.id, { call, resolve, reject })
      there.postMessage(call)
    })
  }

  const methods = Object.fromEntries(
    (Object.keys(work) as Method[]).map((method) => [
      method,
      (request: Call['request']) => ask(method, request),
    ]),
  ) as unknown as Work
  return { ...methods, dispose: () => worker?.terminate() }
}

/** @returns null where a worker is refused at once; others refuse later */
function startWorker(
  receive: (reply: Reply) => void,
  fail: () => void,
): Worker | null {
  try {
    // A `data:` worker: Figma's policy may refuse any other.
    const url = `data:text/javascript,${encodeURIComponent(workerSource)}`
    const worker = new Worker(url)
    worker.onmessage = ({ data }: MessageEvent<Reply>) => receive(data)
    worker.onerror = fail
    return worker
  } catch {
    return null
  }
}
