/** The built plugin in a simulated Figma in a browser, for tests to talk to. */
import path from 'node:path'
import { PNG } from 'pngjs'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { buildPlugin } from '../../../build.mjs'
import type { Dragged, Landing } from '../../../plugin/shared/landing.ts'
import type { Host, Selection } from '../../../plugin/shared/protocol.ts'
import { sharedChromium } from '../../chromium.ts'
import type { StageFiles } from '../../e2e/stage-page.ts'
import type { Drop } from '../../figma/figma.ts'
import type { Conditions } from '../../figma/api/run.ts'
import type { LayerData, PageData } from '../../figma/document/model.ts'
import { bundled, servePages, type PageServer } from '../../page-server.ts'
import { drawing, type Drawn } from './drawn.ts'

export interface Scene {
  /** On the open page, the lowest first. */
  layers?: Drawn[]
  /** Ids of what is selected when the plugin starts. */
  select?: string[]
  command?: string
  parameters?: Record<string, string>
  storage?: Record<string, unknown>
  colorProfile?: 'SRGB' | 'DISPLAY_P3'
}

type Methods = {
  [Name in keyof Host]: (
    ...args: Parameters<Host[Name]>
  ) => Promise<Awaited<ReturnType<Host[Name]>>>
}

/** Figma with the plugin running, seen from the designer and from the panel. */
export type Stage = Awaited<ReturnType<typeof open>>

const html = `<!doctype html><div id="window"></div>
<script type="module" src="/stage.js"></script>`

let built: ReturnType<typeof buildPlugin> | null = null

/** A place in a browser for the tests of a file, and how to open Figma in it. */
export function useFigma(): (scene?: Scene) => Promise<Stage> {
  let context: BrowserContext
  let server: PageServer
  let plugin: Pick<StageFiles, 'manifest' | 'code' | 'ui'>
  /** Of a test: a page is opened once and goes from scene to scene. */
  let scenes = 0
  const pages: Page[] = []
  beforeAll(async () => {
    const at = (file: string) => path.join(import.meta.dirname, file)
    built ??= buildPlugin()
    const [files, script, panel, browser] = await Promise.all([
      built,
      bundled(at('stage-page.ts')),
      bundled(at('panel-page.ts'), 'iife'),
      sharedChromium(),
    ])
    context = await browser.newContext()
    plugin = { ...files, ui: `<script>${panel}</script>` }
    server = await servePages(html, script)
  })
  beforeEach(() => {
    scenes = 0
  })
  afterAll(async () => {
    await context.close()
    await server.close()
  })
  return async (scene = {}) => {
    const at = scenes++
    pages[at] ??= await context.newPage()
    const settings: StageFiles = {
      ...plugin,
      storage: scene.storage ?? {},
      csp: 'strict',
      theme: 'light',
    }
    await pages[at].goto(server.page(settings))
    return open(pages[at], scene)
  }
}

async function open(page: Page, scene: Scene) {
  await page.evaluate(() => window.stageReady)
  await page.evaluate(
    ({ layers, select, colorProfile }) => {
      window.draw(layers)
      const { document } = window.stage.figma
      if (colorProfile) document.data.colorProfile = colorProfile
      if (select) document.select(select)
    },
    {
      layers: (scene.layers ?? []).map(drawing),
      select: scene.select,
      colorProfile: scene.colorProfile,
    },
  )
  const start = (command = '', parameters?: Record<string, string>) =>
    page.evaluate(
      ([command, parameters]) =>
        window.stage.figma.runPlugin(command, parameters),
      [command, parameters] as const,
    )
  await start(scene.command, scene.parameters)
  return { page, start, ...designer(page), host: panel(page) }
}

/** What a designer sees and does. */
function designer(page: Page) {
  const layer = (id: string) =>
    page.evaluate((id) => {
      const found = window.stage.figma.document.find(id)
      return found && (window.plain(found.layer) as LayerData)
    }, id)
  return {
    /** The layer as the document has it; null when it is gone. */
    find: layer,
    layer: async (id: string): Promise<LayerData> => {
      const found = await layer(id)
      if (!found) throw new Error(`There is no layer ${id}`)
      return found
    },
    /** All that a change leaves behind. */
    trace: () =>
      page.evaluate(() => {
        const { document } = window.stage.figma
        document.commit()
        const pages = window.plain(document.data.pages) as PageData[]
        return { pages, undoSteps: document.undoSteps }
      }),
    /** What the plugin has written to a layer, one after another. */
    writes: (id: string) =>
      page.evaluate(
        (of) =>
          window.stage.figma.document.writes
            .filter(({ by, id }) => by === 'plugin' && id === of)
            .map(({ name }) => name),
        id,
      ),
    undo: () => page.evaluate(() => window.stage.figma.undo()),
    redo: () => page.evaluate(() => window.stage.figma.redo()),
    selected: () =>
      page.evaluate(() => [...window.stage.figma.document.selection]),
    select: (...ids: string[]) =>
      page.evaluate((ids) => window.stage.figma.document.select(ids), ids),
    /** A change of the designer's, a step of its own. */
    change: (id: string, fields: Partial<LayerData>) =>
      page.evaluate(
        ([id, fields]) => {
          window.stage.figma.document.update(id, fields)
          window.stage.figma.document.commit()
        },
        [id, fields] as const,
      ),
    remove: (id: string) =>
      page.evaluate((id) => {
        window.stage.figma.document.remove(id)
        window.stage.figma.document.commit()
      }, id),
    /** @returns whether the plugin takes it */
    drop: (drop: Drop) =>
      page.evaluate((drop) => window.stage.figma.drop(drop), drop),
    addPage: (id: string) => page.evaluate((id) => window.addPage(id), id),
    openPage: (id: string) =>
      page.evaluate((id) => window.stage.figma.document.setCurrentPage(id), id),
    conditions: (conditions: Partial<Conditions>) =>
      page.evaluate((conditions) => {
        Object.assign(window.stage.figma.conditions, conditions)
      }, conditions),
    close: () => page.evaluate(() => window.stage.figma.closePlugin()),
    errors: () => page.evaluate(() => window.stage.errors),
    notices: () => page.evaluate(() => window.stage.notices),
    box: (id: string) => page.evaluate((id) => window.boxOf(id), id),
    /** Ids from the page's child down to the layer's parent. */
    pathTo: (id: string) => page.evaluate((id) => window.pathTo(id), id),
    /** What the layer looks like, at `scale` pixels a canvas unit. */
    picture: async (id: string, scale = 1): Promise<PNG> => {
      const base64 = await page.evaluate(
        ([id, scale]) => window.stage.exportPng(id, scale),
        [id, scale] as const,
      )
      return PNG.sync.read(Buffer.from(base64, 'base64'))
    },
  }
}

/** The plugin's methods, and what it told unasked. */
type Panel = Methods & {
  heard(): Promise<Selection[]>
  /** How often it said that results have changed. */
  changes(): Promise<number>
  /** What came of drops. */
  drops(): Promise<{ result: Dragged; landing: Landing }[]>
}

/** Called over the real channel. */
function panel(page: Page): Panel {
  const frame = async () => {
    const element = await page.waitForSelector('#window iframe', {
      state: 'attached',
    })
    const frame = await element.contentFrame()
    await frame!.waitForFunction(() => 'callHost' in globalThis)
    return frame!
  }
  return new Proxy({} as Panel, {
    get:
      (_, name) =>
      async (...args: unknown[]) => {
        const outcome = await (
          await frame()
        ).evaluate(([name, args]) => globalThis.callHost(name, args), [
          String(name),
          args,
        ] as const)
        if ('failure' in outcome) throw new HostFailed(outcome.failure)
        return outcome.value
      },
  })
}

/** What the plugin failed with, as the panel receives it. */
export class HostFailed extends Error {
  constructor(readonly failure: { kind: string }) {
    super(JSON.stringify(failure))
  }
}
