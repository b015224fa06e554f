/**
 * `npm start`: the playground, with the plugin as Figma would install it, a
 * relay, and pictures from a stand-in or, with IDEOGRAM_API_KEY, for money.
 */
import { randomBytes } from 'node:crypto'
import { buildPlugin } from '../../build.mjs'
import { readConfig } from '../../relay/config.ts'
import { serveRelay } from '../../relay/node.ts'
import { startIdeogram } from '../ideogram/server.ts'
import type { Network } from './bad-day.ts'
import { onFreePort } from './ports.ts'
import { servePlayground } from './serve.ts'

const relayPort = 8787
const pagePort = 3000

async function main() {
  const realKey = process.env['IDEOGRAM_API_KEY']?.trim() ?? ''
  const ideogram = realKey ? undefined : await startIdeogram()
  // The relay holds the key; the plugin gets a token that opens the relay.
  const token = randomBytes(24).toString('base64url')
  const config = readConfig({
    IDEOGRAM_API_KEY: ideogram?.key ?? realKey,
    MEMBER_TOKENS: `playground:${token}`,
    ...(ideogram && {
      IDEOGRAM_ORIGIN: ideogram.origin,
      IDEOGRAM_IMAGE_HOSTS: ideogram.origin,
    }),
  })
  const serve = (port: number) =>
    serveRelay(config, { port, host: 'localhost', log: () => undefined })
  let relay = await onFreePort(relayPort, serve)
  const port = Number(new URL(relay.origin).port)
  let offline = false
  const network: Network = {
    async setOffline(wanted) {
      if (wanted === offline) return
      offline = wanted
      if (wanted) await relay.close()
      else relay = await serve(port)
    },
  }
  const plugin = await buildPlugin({ relay: relay.origin })
  const page = await onFreePort(pagePort, (port) =>
    servePlayground({
      plugin,
      port,
      key: token,
      network,
      ...(ideogram && { ideogram }),
    }),
  )
  process.once('SIGINT', () => {
    void Promise.all([page.close(), relay.close(), ideogram?.close()]).then(
      () => process.exit(0),
    )
  })
  console.log(words(page.origin, realKey !== ''))
}

const words = (origin: string, real: boolean) => `
  Repaint’s playground: ${origin}

  1. Open the address and press O, then draw an ellipse over the picture.
  2. Open Repaint at the top right, say what should be there, press Generate,
     then Insert.
  3. Show and hide the results in the fill list on the right.

  ${
    real
      ? 'Pictures come from the real Ideogram and cost money.'
      : 'Pictures come from a stand-in, which makes simple drawings.\n  For real ones, which cost money: IDEOGRAM_API_KEY=… npm start'
  }
  Ctrl C ends it.
`

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
