import type { Page } from 'playwright-core'
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

  row(name: string) {
    return this.page.getByRole('treeitem', { name, exact: true })
  }
}

/** x, y, width and height, rounded to whole units. */
export const boxOf = ({ transform, width, height }: LayerData) =>
  [transform[0][2], transform[1][2], width, height].map(Math.round)
