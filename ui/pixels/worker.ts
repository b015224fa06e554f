import { failureOf } from '../../plugin/shared/failure.ts'
import { transferable, type Call, type Reply } from './messages.ts'
import { jobs, type Jobs } from './work.ts'

/** What of a worker's scope is used; a page's has other types. */
interface Scope {
  onmessage: (event: MessageEvent<Call>) => void
  postMessage(reply: Reply, transfer: Transferable[]): void
}

if ('document' in globalThis) {
  // A page that may have no worker asks by calling.
  Object.assign(globalThis, { answerPixels: answer })
} else {
  const scope = globalThis as unknown as Scope
  scope.onmessage = ({ data }) => {
    void answer(data).then((reply) => {
      const value = 'value' in reply ? reply.value : null
      scope.postMessage(reply, transferable(value))
    })
  }
}

async function answer({ id, method, request }: Call): Promise<Reply> {
  try {
    const run = jobs[method] as (
      request: unknown,
    ) => ReturnType<Jobs[typeof method]>
    return { id, value: await run(request) }
  } catch (error) {
    return { id, failure: failureOf(error) }
  }
}
