/** Page, relay, recorder and Ideogram: the real one where there is a key. */
import { randomBytes } from 'node:crypto'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { buildPlugin } from '../../../build.mjs'
import { readConfig } from '../../../relay/config.ts'
import { serveRelay } from '../../../relay/node.ts'
import { launchChromium } from '../../chromium.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import { servePlayground } from '../serve.ts'
import type { RecordedCall } from './recorder.ts'
import { startRecorder } from './recorder.ts'

const realIdeogram = 'https://api.ideogram.ai'

/** Milliseconds: the real service may take minutes. */
const patience = 300_000

export interface Rig {
  /** A document is open in it. */
  page: Page
  /** What has gone over the wire to Ideogram. */
  calls: readonly RecordedCall[]
  close(): Promise<void>
}

/** @param query of the playground's address: an empty document unless told */
export async function openRig(
  query = '?sample=none',
  view: BrowserContextOptions = {},
): Promise<Rig> {
  const realKey = process.env['IDEOGRAM_API_KEY']?.trim() ?? ''
  const ideogram = realKey ? null : await startIdeogram({ seed: 1 })
  const recorder = await startRecorder(ideogram?.origin ?? realIdeogram)
  const token = randomBytes(24).toString('base64url')
  const config = readConfig({
    IDEOGRAM_API_KEY: ideogram?.key ?? realKey,
    MEMBER_TOKENS: `edit:${token}`,
    IDEOGRAM_ORIGIN: recorder.origin,
    ...(ideogram && { IDEOGRAM_IMAGE_HOSTS: ideogram.origin }),
  })
  const relay = await serveRelay(config, {
    port: 0,
    host: 'localhost',
    log: () => undefined,
  })
  const plugin = await buildPlugin({ relay: relay.origin })
  const playground = await servePlayground({
    plugin,
    key: token,
    ...(ideogram && { ideogram }),
  })
  const browser = await launchChromium()
  const page = await browser.newPage(view)
  page.setDefaultTimeout(patience)
  // The runner of these scripts gives functions their names by it.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.goto(`${playground.origin}/${query}`)
  await page.evaluate(() => window.playground.ready)
  return {
    page,
    calls: recorder.calls,
    close: async () => {
      await browser.close()
      await Promise.all([
        playground.close(),
        relay.close(),
        recorder.close(),
        ideogram?.close(),
      ])
    },
  }
}
