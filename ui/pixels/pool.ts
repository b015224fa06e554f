/// <reference types="./worker-source.d.ts" />
import { Failed } from '../../plugin/shared/failure.ts'
import type { Answer, Call, Method, Reply } from './messages.ts'
import { turn } from './steps.ts'
import type { Jobs } from './work.ts'
import source from 'worker:./worker.ts'

export interface Pool {
  /** A failure rejects with `Failed`. */
  ask: <Name extends Method>(
    method: Name,
    request: Call<Name>['request'],
  ) => ReturnType<Jobs[Name]>
  /** Ends the workers; what is under way never answers. */
  dispose: () => void
}

interface Waiting {
  call: Call
  resolve: (value: never) => void
  reject: (error: unknown) => void
  /** Null for this thread. */
  worker: Worker | null
}

/** One decodes and encodes a source while another shapes its masks. */
const mostWorkers = 2

/** Workers, each of which begins when the others are busy; or where none may run this thread. */
export function createPool(): Pool {
  const waiting = new Map<number, Waiting>()
  const workers: Worker[] = []
  let mayStart = true
  let here: Answer | null = null
  let calls = 0

  function receive(reply: Reply): void {
    const held = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('failure' in reply) held?.reject(new Failed(reply.failure))
    else held?.resolve(reply.value as never)
  }

  /** A worker is refused or dead: what all were asked is done here. */
  function moveHere(): void {
    for (const worker of workers.splice(0)) worker.terminate()
    mayStart = false
    for (const held of waiting.values()) send(held)
  }

  function addWorker(): void {
    const worker = startWorker(receive, moveHere)
    if (worker) workers.push(worker)
    else mayStart = false
  }

  function loadOf(worker: Worker): number {
    return [...waiting.values()].filter((held) => held.worker === worker).length
  }

  /** The one with the least to do; another begins if all have some. */
  function choose(): Worker | null {
    const isBusy = workers.every((worker) => loadOf(worker) > 0)
    if (isBusy && mayStart && workers.length < mostWorkers) addWorker()
    const [best] = [...workers].sort((a, b) => loadOf(a) - loadOf(b))
    return best ?? null
  }

  function send(held: Waiting): void {
    held.worker = choose()
    if (held.worker) return held.worker.postMessage(held.call)
    here ??= answerHere()
    void here(held.call).then(receive)
  }

  return {
    ask: (method, request) => {
      const call = { id: calls++, method, request }
      return new Promise((resolve, reject) => {
        // A large picture has just come from Figma, which takes a while, and is
        // copied again: the page gets its turn between.
        void turn().then(() => {
          const held = { call, resolve, reject, worker: null }
          waiting.set(call.id, held)
          send(held)
        })
      }) as ReturnType<Jobs[typeof method]>
    },
    dispose: () => workers.forEach((worker) => worker.terminate()),
  }
}

/** What of a page is used; a worker's types have none of it. */
interface Page {
  document: {
    createElement(name: 'script'): { textContent: string; remove(): void }
    head: { append(script: unknown): void }
  }
  answerPixels: Answer
}

/** Runs the worker's script on this thread: the panel carries it once. */
function answerHere(): Answer {
  const page = globalThis as unknown as Page
  const script = page.document.createElement('script')
  script.textContent = source
  page.document.head.append(script)
  script.remove()
  return page.answerPixels
}

/** @returns null where a worker is refused at once; others refuse later */
function startWorker(
  receive: (reply: Reply) => void,
  fail: () => void,
): Worker | null {
  try {
    // A `data:` worker: Figma's policy may refuse any other.
    const url = `data:text/javascript,${encodeURIComponent(source)}`
    const worker = new Worker(url)
    worker.onmessage = ({ data }: MessageEvent<Reply>) => receive(data)
    worker.onerror = fail
    return worker
  } catch {
    return null
  }
}
