/// <reference types="./worker-source.d.ts" />
import { Failed } from '../../plugin/shared/failure.ts'
import type { Answer, Call, Method, Reply } from './messages.ts'
import { turn } from './steps.ts'
import type { Work } from './work.ts'
import workerSource from 'worker:./worker.ts'

export interface Pixels extends Work {
  /** Ends the worker; what is under way never answers. */
  dispose(): void
}

interface Waiting {
  call: Call
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

/**
 * Pixel work in a worker, or where none may run on this thread, in slices.
 * A failure rejects with `Failed`.
 */
export function createPixels(): Pixels {
  const waiting = new Map<number, Waiting>()
  let worker = startWorker(receive, moveHere)
  let here: Answer | null = null
  let calls = 0

  function receive(reply: Reply): void {
    const held = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('failure' in reply) held?.reject(new Failed(reply.failure))
    else held?.resolve(reply.value as never)
  }

  /** The worker is refused or dead: what it was asked is done here. */
  function moveHere(): void {
    worker?.terminate()
    worker = null
    for (const { call } of waiting.values()) send(call)
  }

  function send(call: Call): void {
    if (worker) return worker.postMessage(call)
    here ??= answerHere()
    void here(call).then(receive)
  }

  function ask<Name extends Method>(
    method: Name,
    request: Call<Name>['request'],
  ): ReturnType<Work[Name]> {
    const call = { id: calls++, method, request }
    return new Promise((resolve, reject) => {
      // A large picture has just come from Figma, which takes a while, and is
      // copied again: the page gets its turn between.
      void turn().then(() => {
        waiting.set(call.id, { call, resolve, reject })
        send(call)
      })
    }) as ReturnType<Work[Name]>
  }

  return {
    prepare: (request) => ask('prepare', request),
    apply: (request) => ask('apply', request),
    packMask: (plane) => ask('packMask', plane),
    unpackMask: (packed) => ask('unpackMask', packed),
    adopt: (request) => ask('adopt', request),
    preview: (request) => ask('preview', request),
    shrink: (request) => ask('shrink', request),
    maskFromStrokes: (request) => ask('maskFromStrokes', request),
    frameWhole: (request) => ask('frameWhole', request),
    looked: (request) => ask('looked', request),
    trimmed: (request) => ask('trimmed', request),
    alphaMask: (request) => ask('alphaMask', request),
    emptyArea: (request) => ask('emptyArea', request),
    overlay: (request) => ask('overlay', request),
    tiles: (request) => ask('tiles', request),
    dispose: () => worker?.terminate(),
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
  script.textContent = workerSource
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
    const url = `data:text/javascript,${encodeURIComponent(workerSource)}`
    const worker = new Worker(url)
    worker.onmessage = ({ data }: MessageEvent<Reply>) => receive(data)
    worker.onerror = fail
    return worker
  } catch {
    return null
  }
}
