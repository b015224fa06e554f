/** The built plugin in a simulated Figma in a browser, for tests to talk to. */
import path from 'node:path'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { PNG } from 'pngjs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { buildPlugin } from '../../../build.mjs'
import type { Host, Selection } from '../../../plugin/shared/protocol.ts'
import { launchChromium } from '../../chromium.ts'
import type { StageFiles } from '../../e2e/stage-page.ts'
import type { Conditions } from '../../figma/api/run.ts'
import type { LayerData, PageData } from '../../figma/document/model.ts'
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

const origin = 'http://figma.test'
const require = createRequire(import.meta.url)
const inter = path.dirname(
  require.resolve('@expo-google-fonts/inter/package.json'),
)

/** A browser for the tests of a file, and how to open Figma in it. */
export function useFigma(): (scene?: Scene) => Promise<Stage> {
  let browser: Browser
  let files: Record<string, [type: string, body: string | Buffer]>
  let plugin: Pick<StageFiles, 'manifest' | 'code' | 'ui'>
  beforeAll(async () => {
    const [built, stage, panel, launched] = await Promise.all([
      buildPlugin(),
      bundled('stage-page.ts'),
      bundled('panel-page.ts'),
      launchChromium(),
    ])
    browser = launched
    plugin = { ...built, ui: `<script>${panel}</script>` }
    const wasm = require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm')
    files = {
      '/': [
        'text/html',
        '<!doctype html><div id="window"></div><script type="module" src="/stage.js"></script>',
      ],
      '/stage.js': ['text/javascript', stage],
      '/quickjs.wasm': ['application/wasm', readFileSync(wasm)],
    }
  })
  afterAll(() => browser.close())
  return async (scene = {}) => {
    const page = await browser.newPage()
    const settings: StageFiles = {
      ...plugin,
      storage: scene.storage ?? {},
      csp: 'strict',
      theme: 'light',
    }
    const served: typeof files = {
      ...files,
      '/files': ['application/json', JSON.stringify(settings)],
    }
    await page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname.startsWith('/inter/'))
        return route.fulfill({ path: path.join(inter, pathname.slice(7)) })
      const file = served[pathname]
      return file
        ? route.fulfill({ contentType: file[0], body: file[1] })
        : route.fulfill({ status: 404 })
    })
    return open(page, scene)
  }
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, entry)],
    bundle: true,
    format: entry === 'panel-page.ts' ? 'iife' : 'esm',
    write: false,
  })
  return outputFiles[0]!.text
}

async function open(page: Page, scene: Scene) {
  await page.goto(origin)
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
