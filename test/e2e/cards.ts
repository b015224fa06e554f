import type { Stage } from './stage.ts'

export interface Card {
  frame: string
  mask: string
}

/**
 * Draws small frames in rows of ten, “Card 1” and on, each with a mask of its
 * own, and leaves them selected.
 */
export function drawCards(stage: Stage, count: number): Promise<Card[]> {
  return stage.page.evaluate((count) => {
    const { add, figma } = window.stage
    const cards = Array.from({ length: count }, (_, at) => {
      const color = { r: 0.3 + at / 99, g: 0.5, b: 0.8 - at / 99 }
      const frame = add('FRAME', {
        name: `Card ${String(at + 1)}`,
        width: 96,
        height: 64,
        fills: [{ type: 'SOLID', color }],
        transform: [
          [1, 0, 120 * (at % 10)],
          [0, 1, 90 * Math.floor(at / 10)],
        ],
      })
      const mask = add(
        'RECTANGLE',
        {
          name: 'Mask',
          width: 32,
          height: 24,
          fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }],
          transform: [
            [1, 0, 20],
            [0, 1, 16],
          ],
        },
        frame,
      )
      return { frame, mask }
    })
    figma.document.select(cards.map(({ frame }) => frame))
    return cards
  }, count)
}

/** The layer and what is in it, with the result images that they carry. */
export function resultsOn(stage: Stage, id: string): Promise<number> {
  return stage.page.evaluate((id) => {
    const place = window.stage.figma.document.find(id)
    const images = (layer: NonNullable<typeof place>['layer']): number =>
      layer.fills.filter(({ type }) => type === 'IMAGE').length +
      layer.children.reduce((sum, child) => sum + images(child), 0)
    return place ? images(place.layer) : 0
  }, id)
}

/** How many fills of all layers of the open page are pictures. */
export async function picturesOn(stage: Stage): Promise<number> {
  const layers = await stage.page.evaluate(() =>
    window.stage.figma.document.currentPage.children.map(({ id }) => id),
  )
  const counts = await Promise.all(layers.map((id) => resultsOn(stage, id)))
  return counts.reduce((sum, count) => sum + count, 0)
}
