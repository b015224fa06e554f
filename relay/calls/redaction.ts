import { indexOf, joined } from '../bytes.ts'

/** Takes a secret out of what a server says, and leaves all lengths as they are. */
export interface Redaction {
  text(text: string): string
  /** A body on its way: the secret is found across its pieces too. */
  body(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array>
}

/** Letters: what is shorter is no secret, and stands in many a word. */
const shortest = 8

/** Finds it as it is and as JSON and addresses write it. */
export function redact(secret: string): Redaction {
  const encoder = new TextEncoder()
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('/', '\\/'),
    encodeURIComponent(secret),
  ]
  const needles = [...new Set(forms)]
    .filter(({ length }) => length >= shortest)
    .map((form) => encoder.encode(form))
  const longest = Math.max(0, ...needles.map(({ length }) => length))

  function cleaned(bytes: Uint8Array<ArrayBuffer>) {
    for (const needle of needles) {
      let at = indexOf(bytes, needle, 0)
      while (at >= 0) {
        bytes.fill('*'.charCodeAt(0), at, at + needle.length)
        at = indexOf(bytes, needle, at + needle.length)
      }
    }
    return bytes
  }

  /** How much of the end may be the beginning of the secret. */
  function unsure(bytes: Uint8Array): number {
    for (let n = Math.min(longest - 1, bytes.length); n > 0; n--) {
      const end = bytes.subarray(bytes.length - n)
      if (needles.some((needle) => startsWith(needle, end))) return n
    }
    return 0
  }

  return {
    text: (text) => new TextDecoder().decode(cleaned(encoder.encode(text))),
    body(body) {
      let rest: Uint8Array<ArrayBuffer> = new Uint8Array()
      return body.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(piece, controller) {
            const bytes = cleaned(joined([rest, piece]))
            const sure = bytes.length - unsure(bytes)
            rest = bytes.slice(sure)
            if (sure > 0) controller.enqueue(bytes.subarray(0, sure))
          },
          flush(controller) {
            if (rest.length > 0) controller.enqueue(rest)
          },
        }),
      )
    },
  }
}

const startsWith = (bytes: Uint8Array, beginning: Uint8Array) =>
  beginning.every((byte, n) => bytes[n] === byte)
