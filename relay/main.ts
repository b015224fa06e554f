/** `npm run relay`: the relay on Node, set up by its environment. */
import * as v from 'valibot'
import { builtPage } from './admin/built.ts'
import { readConfig } from './config.ts'
import { serveRelay } from './node.ts'
import { setting } from './settings.ts'

// Set but empty counts as not set: an empty host would mean every address.
const Place = v.object({
  PORT: v.pipe(
    setting('8787'),
    v.transform(Number),
    v.integer('PORT must be a whole number.'),
    v.minValue(0, 'PORT must not be negative.'),
    v.maxValue(65_535, 'PORT must be at most 65535.'),
  ),
  HOST: setting('localhost'),
  RELAY_STATE: setting(''),
})

/** Where a team's relay remembers when nothing else is said. */
const usualState = 'repaint-relay.sqlite'

async function main() {
  const config = readConfig(process.env)
  const { mode } = config.access
  const { PORT: port, HOST: host, RELAY_STATE } = v.parse(Place, process.env)
  const state = RELAY_STATE || (mode === 'team-key' ? usualState : undefined)
  const relay = await serveRelay(config, { port, host, state, page: builtPage })
  const remembers = state === undefined ? '' : `, remembers in ${state}`
  console.log(`Repaint relay (${mode}${remembers}) at ${relay.origin}`)
  // What Ideogram works on is waited for; a second time ends at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void relay.finish()
    })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
