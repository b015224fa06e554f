import { createRelay, type Relay } from './app.ts'
import { readConfig } from './config.ts'
import { Refusal } from './refusal.ts'

let relay: Relay | undefined

/** Entry on Cloudflare Workers: the environment arrives with the request. */
export default {
  async fetch(request: Request, env: Record<string, unknown>) {
    try {
      relay ??= createRelay(readConfig(env))
    } catch (error) {
      return misconfigured(error)
    }
    return relay.fetch(request)
  },
}

/** The sentences name settings, never their values. */
function misconfigured(error: unknown): Response {
  const why = error instanceof Error ? error.message : ''
  console.error(why)
  const answer = new Refusal(
    500,
    `The relay is not set up: ${why}`,
  ).toResponse()
  answer.headers.set('Access-Control-Allow-Origin', '*')
  return answer
}
