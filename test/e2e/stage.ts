import path from 'node:path'
import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import { buildPlugin } from '../../build.mjs'
import { readConfig } from '../../relay/config.ts'
import { serveRelay, type ServedRelay } from '../../relay/node.ts'
import { startIdeogram, type Ideogram } from '../ideogram/server.ts'
import { bundled, servePages, type PageServer } from '../page-server.ts'
import type { StageFiles } from './stage-page.ts'

export interface StageOptions {
  /** What the panel finds in clientStorage; the right key unless said. */
  storage?: Record<string, unknown>
  /** Results go into the document as they come; else they wait in the list. */
  onCanvas?: boolean
  csp?: StageFiles['csp']
  theme?: StageFiles['theme']
  /** Whether a relay stands between the panel and Ideogram. */
  relay?: boolean
  /** A relay for a team, with these settings; the panel has the token of its one member. */
  team?: Record<string, string>
  /** Scripts that run first in the page and in the plugin's window. */
  before?: string[]
}

/** The whole product on one machine: Figma, panel, relay and Ideogram. */
export interface Stage {
  page: Page
  /** The plugin's window. */
  panel: FrameLocator
  ideogram: Ideogram
  relay: ServedRelay | null
  close(): Promise<void>
}

/** Where no relay is; a stage puts its own, which has a new port each time. */
const placeholder = 'http://localhost:1'

let built: ReturnType<typeof buildPlugin> | null = null

async function pluginFor(origin: string) {
  built ??= buildPlugin({ relay: placeholder })
  const files = JSON.stringify(await built)
  return JSON.parse(files.replaceAll(placeholder, origin)) as Awaited<
    typeof built
  >
}

const html = `<!doctype html><html lang="en"><title>Stage</title>
<style>body { margin: 0 } #window iframe { border: 0; width: 360px; height: 640px }</style>
<div id="window"></div><script type="module" src="/stage.js"></script>`

/** What the stages of a file's tests share: a browser reads it once. */
export interface Theatre {
  context: BrowserContext
  pages: PageServer
}

export async function openTheatre(context: BrowserContext): Promise<Theatre> {
  const script = await bundled(path.join(import.meta.dirname, 'stage-page.ts'))
  return { context, pages: await servePages(html, script) }
}

export async function openStage(
  { context, pages }: Theatre,
  options: StageOptions = {},
): Promise<Stage> {
  const ideogram = await startIdeogram({ seed: 1 })
  const relay =
    options.relay === false
      ? null
      : await newRelay(
          ideogram.origin,
          options.team && teamOf(ideogram, options.team),
        )
  const plugin = await pluginFor((relay ?? ideogram).origin)
  const files: StageFiles = {
    ...plugin,
    storage: options.storage ?? {
      key: options.team ? memberToken : ideogram.key,
      settings: {
        connection: 'relay',
        matchColors: true,
        monthlyLimit: null,
        onCanvas: options.onCanvas ?? false,
      },
    },
    csp: options.csp ?? 'strict',
    theme: options.theme ?? 'light',
  }
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  for (const content of options.before ?? [])
    await page.addInitScript({ content })
  await page.goto(pages.page(files))
  await page.evaluate(() => window.stageReady)
  return {
    page,
    panel: page.frameLocator('#window iframe'),
    ideogram,
    relay,
    close: async () => {
      await page.close()
      await Promise.all([relay?.close(), ideogram.close()])
    },
  }
}

/** Another window of the same Figma: an empty file, the same clientStorage. */
export async function openBeside(stage: Stage): Promise<Stage> {
  const opened = stage.page.waitForEvent('popup')
  await stage.page.evaluate(() => void window.open(location.href))
  const page = await opened
  page.setDefaultTimeout(60_000)
  await page.waitForFunction(() => 'stageReady' in window)
  await page.evaluate(() => window.stageReady)
  return {
    ...stage,
    page,
    panel: page.frameLocator('#window iframe'),
    close: () => page.close(),
  }
}

const memberToken = 'the-token-of-anna-0123456789'

const teamOf = ({ key }: Ideogram, settings: Record<string, string>) => ({
  IDEOGRAM_API_KEY: key,
  MEMBER_TOKENS: `anna:${memberToken}`,
  ...settings,
})

/** Below those that systems hand out: a relay that was closed finds its own free. */
const somePort = () => 20_000 + Math.floor(10_000 * Math.random())

async function newRelay(
  origin: string,
  env?: Record<string, string>,
): Promise<ServedRelay> {
  for (;;)
    try {
      return await relayTo(origin, somePort(), env)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      if (error.code !== 'EADDRINUSE') throw error
    }
}

/** A relay in front of the embedded Ideogram, for everyone's own key unless told. */
export function relayTo(
  origin: string,
  port: number,
  env: Record<string, string> = {},
): Promise<ServedRelay> {
  const config = readConfig({
    ...env,
    IDEOGRAM_ORIGIN: origin,
    IDEOGRAM_IMAGE_HOSTS: origin,
  })
  return serveRelay(config, { port, host: 'localhost', log: () => undefined })
}
