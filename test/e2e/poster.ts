import { landscape } from './designer.ts'
import type { Stage } from './stage.ts'

/** Ids of a poster's layers. */
export interface Poster {
  poster: string
  photograph: string
  headline: string
  mask: string
}

/** A photograph under a headline, and an ellipse over both, left selected. */
export async function drawPoster(stage: Stage): Promise<Poster> {
  const picture = (await landscape(600, 400)).toString('base64')
  return stage.page.evaluate((base64) => {
    const { add, figma, imagePaint } = window.stage
    const at = (x: number, y: number) => ({
      transform: [
        [1, 0, x],
        [0, 1, y],
      ] as Transform,
    })
    const white = { type: 'SOLID', color: { r: 1, g: 1, b: 1 } } as const
    const poster = add('FRAME', {
      name: 'Poster',
      width: 600,
      height: 500,
      fills: [white],
      ...at(40, 60),
    })
    const photograph = add(
      'RECTANGLE',
      {
        name: 'Photograph',
        width: 600,
        height: 400,
        fills: [imagePaint(base64)],
      },
      poster,
    )
    const headline = add(
      'TEXT',
      {
        name: 'Headline',
        characters: 'COASTAL',
        width: 400,
        height: 96,
        fills: [white],
        ...at(100, 150),
      },
      poster,
    )
    const mask = add(
      'ELLIPSE',
      {
        name: 'Ellipse 1',
        width: 160,
        height: 120,
        fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }],
        ...at(220, 140),
      },
      poster,
    )
    figma.document.select([mask])
    return { poster, photograph, headline, mask }
  }, picture)
}
