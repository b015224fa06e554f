/**
 * The sandbox's `fetch`: sent from a hidden page with a null origin and the
 * plugin's policy, so that CORS and `allowedDomains` hold for it as well.
 */
import { Bare } from '../sandbox/hosted.ts'
import { pageText } from './page.ts'
import type { WindowRules } from './policy.ts'

interface Call {
  id: number
  url: string
  init: Record<string, unknown>
}

type Outcome =
  | { id: number; failed: string }
  | {
      id: number
      head: {
        headersObject: Record<string, string>
        ok: boolean
        redirected: boolean
        status: number
        statusText: string
        type: string
        url: string
      }
      body: ArrayBuffer
    }

const initKeys = [
  'method',
  'headers',
  'headersObject',
  'body',
  'credentials',
  'cache',
  'redirect',
  'referrer',
  'integrity',
]

export function fetchFor(rules: () => WindowRules) {
  let network: Network | null = null
  return {
    fetch: (url: unknown, init: unknown) => {
      network ??= new Network(rules())
      return network.fetch(url, init)
    },
    end: () => network?.end(),
  }
}

class Network {
  private readonly frame = document.createElement('iframe')
  private readonly loaded: Promise<unknown>
  private readonly waiting = new Map<number, (outcome: Outcome) => void>()
  private last = 0
  private readonly listener = (event: MessageEvent) => {
    if (event.source !== this.frame.contentWindow) return
    const outcome = event.data as Outcome
    this.waiting.get(outcome.id)?.(outcome)
    this.waiting.delete(outcome.id)
  }

  constructor(rules: WindowRules) {
    const html = `<!doctype html><script>(${String(serve)})()</script>`
    const page = pageText(html, rules, null)
    this.frame.setAttribute('sandbox', 'allow-scripts')
    this.frame.hidden = true
    this.frame.src = `data:text/html,${encodeURIComponent(page)}`
    this.loaded = new Promise((resolve) => {
      this.frame.addEventListener('load', resolve)
    })
    window.addEventListener('message', this.listener)
    document.body.append(this.frame)
  }

  end(): void {
    window.removeEventListener('message', this.listener)
    this.frame.remove()
  }

  /** Figma rejects with a plain object, not with an Error. */
  async fetch(url: unknown, given: unknown) {
    const init = (given ?? {}) as Record<string, unknown>
    const reason = whyNot(url, init)
    if (reason) throw new Bare({ message: reason })
    await this.loaded
    const id = ++this.last
    const call: Call = { id, url: url as string, init }
    const outcome = await new Promise<Outcome>((resolve) => {
      this.waiting.set(id, resolve)
      this.frame.contentWindow?.postMessage(call, '*')
    })
    if ('failed' in outcome) {
      throw new Bare({ message: outcome.failed })
    }
    const bytes = new Uint8Array(outcome.body)
    const text = () => new TextDecoder().decode(bytes)
    return {
      ...outcome.head,
      arrayBuffer: () => Promise.resolve(outcome.body),
      text: () => Promise.resolve(text()),
      json: async () => (await JSON.parse(text())) as unknown,
    }
  }
}

function whyNot(url: unknown, init: Record<string, unknown>): string | null {
  if (typeof url !== 'string') return 'The first argument must be a string'
  const unknown = Object.keys(init).find((key) => !initKeys.includes(key))
  if (unknown) return `Unrecognized key in options: '${unknown}'`
  const { body } = init
  return body === undefined ||
    typeof body === 'string' ||
    body instanceof Uint8Array
    ? null
    : 'The body must be a string or a Uint8Array'
}

/** Runs inside the hidden page. */
function serve() {
  window.addEventListener('message', (event: MessageEvent<Call>) => {
    const { id, url, init } = event.data
    const answer = (outcome: Outcome) => {
      window.parent.postMessage(outcome, '*')
    }
    fetch(url, init as RequestInit)
      .then(async (response) => {
        const { ok, redirected, status, statusText, type } = response
        const headersObject = Object.fromEntries(response.headers)
        const head = { headersObject, ok, redirected, status, statusText, type }
        const body = await response.arrayBuffer()
        answer({ id, head: { ...head, url: response.url }, body })
      })
      .catch((error: unknown) => {
        answer({ id, failed: String(error) })
      })
  })
}
