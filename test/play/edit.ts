/**
 * `npm run edit`: the playground's page with the real plugin in it, driven
 * without a window.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildPlugin } from '../../build.mjs'
import { readConfig } from '../../relay/config.ts'
import { serveRelay } from '../../relay/node.ts'
import { launchChromium } from '../chromium.ts'
import { startIdeogram } from '../ideogram/server.ts'
import { readMask, readOptions, readPicture } from './edit-options.ts'
import { editInPage } from './edit-steps.ts'
import { report } from './edit-report.ts'
import { startRecorder } from './recorder.ts'
import { servePlayground } from './serve.ts'

const realIdeogram = 'https://api.ideogram.ai'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const picture = await readPicture(options.image)
  const mask = await readMask(options.mask, picture)
  await mkdir(options.out, { recursive: true })
  const stage = await open()
  try {
    const edited = await editInPage(stage.page, { picture, mask, options })
    const result = await report(stage.calls, edited, { picture, mask, options })
    for (const [name, bytes] of Object.entries(result.files))
      await writeFile(path.join(options.out, name), bytes)
    console.log(
      `${options.out}: ${Object.keys(result.files).sort().join(', ')}`,
    )
  } finally {
    await stage.close()
  }
}

/** Page, relay, recorder and Ideogram: the real one where there is a key. */
async function open() {
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
  const page = await browser.newPage()
  page.setDefaultTimeout(300_000)
  // The runner of these scripts gives functions their names by it.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.goto(`${playground.origin}/?sample=none`)
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
