import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { sharedChromium } from '../chromium.ts'
import type { Ideogram } from '../ideogram/server.ts'
import { startIdeogram } from '../ideogram/server.ts'
import type { Playground } from '../play/serve.ts'
import { servePlayground } from '../play/serve.ts'
import { tinyPlugin } from './tiny-plugin.ts'
import type { LayerData } from '../figma/document/model.ts'
import type { Point } from '../figma/document/geometry.ts'
import type { PlaygroundPage } from '../play/window.ts'

declare const window: { playground: PlaygroundPage }

/** The playground as a designer's hands and eyes have it. */
export class Hands {
  constructor(readonly page: Page) {}

  /** Where a point of the document is in the browser's window. */
  async at({ x, y }: Point): Promise<Point> {
    const box = await this.page.getByLabel('Canvas').boundingBox()
    const view = await this.page.evaluate(
      () => window.playground.figma.document.viewport,
    )
    return {
      x: (box?.x ?? 0) + view.size.width / 2 + (x - view.center.x) * view.zoom,
      y: (box?.y ?? 0) + view.size.height / 2 + (y - view.center.y) * view.zoom,
    }
  }

  /** Drags through points of the document. */
  async drag(...points: readonly Point[]): Promise<void> {
    const [first, ...rest] = await Promise.all(points.map((it) => this.at(it)))
    if (!first) return
    await this.page.mouse.move(first.x, first.y)
    await this.page.mouse.down()
    for (const { x, y } of rest) await this.page.mouse.move(x, y, { steps: 4 })
    await this.page.mouse.up()
  }

  async click(point: Point, count = 1): Promise<void> {
    const { x, y } = await this.at(point)
    await this.page.mouse.click(x, y, { clickCount: count })
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  /** Draws with the tool of a key. */
  async draw(tool: string, ...points: readonly Point[]): Promise<void> {
    await this.press(tool)
    await this.drag(...points)
  }

  /** The current page's layers, the lowest first. */
  layers(): Promise<LayerData[]> {
    return this.page.evaluate(
      () => window.playground.figma.document.currentPage.children,
    )
  }

  /** Names of what is selected. */
  selected(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { document } = window.playground.figma
      return document.selection.map((id) => document.find(id)?.layer.name ?? '')
    })
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true })
  }

  row(name: string) {
    return this.page.getByRole('treeitem', { name, exact: true })
  }
}

/** x, y, width and height, rounded to whole units. */
export const boxOf = ({ transform, width, height }: LayerData) =>
  [transform[0][2], transform[1][2], width, height].map(Math.round)

export interface Session {
  readonly hands: Hands
  readonly ideogram: Ideogram
  readonly playground: Playground
  /** Leaves the page and opens it anew, with `query` such as `?theme=dark`. */
  open(query: string, size?: { width: number; height: number }): Promise<void>
}

type Serve = (ideogram: Ideogram) => Promise<Playground>

const withTiny: Serve = (ideogram) =>
  servePlayground({ plugin: tinyPlugin, ideogram })

/** Opens an empty document for each test; what the console moans about fails it. */
export function usePlayground(serve = withTiny): Session {
  /** One for all: what the page keeps, it has at once the next time. */
  let context: BrowserContext
  let ideogram: Ideogram
  let playground: Playground
  let hands: Hands | null = null
  let complaints: string[]

  async function open(query: string, size = { width: 1280, height: 800 }) {
    await hands?.page.close()
    const page = await context.newPage()
    await page.setViewportSize(size)
    page.setDefaultTimeout(60_000)
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${playground.origin}/${query}`)
    await page.evaluate(() => window.playground.ready)
    hands = new Hands(page)
  }

  beforeAll(async () => {
    const browser = await sharedChromium()
    context = await browser.newContext()
    ideogram = await startIdeogram()
    playground = await serve(ideogram)
  })
  afterAll(async () => {
    await context.close()
    await Promise.all([playground.close(), ideogram.close()])
  })
  beforeEach(async () => {
    complaints = []
    ideogram.reset()
    await open('?sample=none')
  })
  afterEach(async () => {
    await hands?.page.evaluate(() => {
      localStorage.clear()
    })
    expect(complaints).toEqual([])
  })

  return {
    open,
    get hands() {
      if (!hands) throw new Error('No page is open')
      return hands
    },
    get ideogram() {
      return ideogram
    },
    get playground() {
      return playground
    },
  }
}

/** Two corners of a box of 160 × 120 about the middle of the canvas. */
export const square = [
  { x: -100, y: -80 },
  { x: 60, y: 40 },
] as const
