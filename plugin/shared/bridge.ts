import { Failed, failureOf } from './failure.ts'

/**
 * The message channel between Figma's two contexts. It carries plain data,
 * dates and `Uint8Array`s; no errors, no functions.
 */
export interface Port {
  post(message: unknown): void
  listen(receive: (message: unknown) => void): void
}

type Message =
  | { call: string; id: number; args: unknown[] }
  | { answer: number; value: unknown }
  | { answer: number; failure: { kind: string } }

/** The other context's methods: every call crosses as a promise. */
export type Remote<Methods> = {
  [Name in keyof Methods]: Methods[Name] extends (
    ...args: infer Args
  ) => infer R
    ? (...args: Args) => Promise<Awaited<R>>
    : never
}

interface Waiting {
  resolve(value: unknown): void
  reject(failed: Failed<{ kind: string }>): void
}

/**
 * Serves `methods` to the other context and gives back the other's methods.
 * A method that throws there rejects here with a `Failed`. There is no
 * timeout: an export may take as long as it takes.
 *
 * Own code because the RPC library at hand uses `Object.hasOwn`, which Figma's
 * engine has lacked, and loses rejections that are not `Error`s, which Figma's
 * are.
 */
export function connect<Methods extends object>(
  port: Port,
  methods: object,
): Remote<Methods> {
  const waiting = new Map<number, Waiting>()
  let calls = 0

  port.listen((message) => {
    if (!isMessage(message)) return
    if ('call' in message) void answer(message)
    else settle(message)
  })

  async function answer(message: {
    call: string
    id: number
    args: unknown[]
  }) {
    try {
      const method = (methods as Record<string, unknown>)[message.call]
      if (typeof method !== 'function')
        throw new Error(`No method ${message.call}`)
      const value: unknown = await method.apply(methods, message.args)
      port.post({ answer: message.id, value })
    } catch (thrown) {
      port.post({ answer: message.id, failure: failureOf(thrown) })
    }
  }

  function settle(message: Exclude<Message, { call: string }>) {
    const call = waiting.get(message.answer)
    waiting.delete(message.answer)
    if (!call) return
    if ('failure' in message) call.reject(new Failed(message.failure))
    else call.resolve(message.value)
  }

  return new Proxy({} as Remote<Methods>, {
    get: (_, name) => {
      // A proxy that is awaited is asked for `then`.
      if (typeof name !== 'string' || name === 'then') return undefined
      return (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = ++calls
          waiting.set(id, { resolve, reject })
          port.post({ call: name, id, args })
        })
    },
  })
}

function isMessage(message: unknown): message is Message {
  return (
    typeof message === 'object' &&
    message !== null &&
    ('call' in message || 'answer' in message)
  )
}
