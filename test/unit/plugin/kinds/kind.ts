import { red, white, type Drawn } from '../drawn.ts'

/**
 * A mask as a designer can draw it: how, what is selected, what is understood,
 * and what must be covered.
 */
export interface Kind {
  /** On the page, the lowest first. */
  layers: Drawn[]
  select: string[]
  /** Source, masks and reason, as `said` puts it. */
  understood: string
  /**
   * SVG in canvas units of the page; or the mask as it looks when exported by
   * hand at its place, for what SVG says otherwise.
   */
  covered: string | { layer: string }
  /** Pixels along the border that may differ; half of one unless said. */
  within?: number
  /** Ids of layers that are filled with a picture of two halves, one clear. */
  halves?: string[]
}

/** Where the source of most kinds lies on the page. */
export const [left, top, width, height] = [100, 50, 240, 160]

export const source = (
  children: Drawn[],
  fields: Partial<Drawn> = {},
): Drawn => ({
  type: 'FRAME',
  id: 'source',
  at: [left, top, width, height],
  fills: [white],
  clipsContent: true,
  children,
  ...fields,
})

export const mask = (fields: Partial<Drawn> = {}): Drawn => ({
  type: 'RECTANGLE',
  id: 'mask',
  at: [60, 40, 100, 70],
  fills: [red],
  ...fields,
})

/** In the source, selected alone. */
export const drawn = (
  fields: Partial<Drawn>,
  covered: Kind['covered'],
): Kind => ({
  layers: [source([mask(fields)])],
  select: ['mask'],
  understood: 'source mask drawn',
  covered,
})

/** In the source, which is selected: the layer's name tells. */
export const named = (
  fields: Partial<Drawn>,
  covered: Kind['covered'],
): Kind => ({
  layers: [source([mask({ name: 'Mask', ...fields })])],
  select: ['source'],
  understood: 'source mask named',
  covered,
})

export const box = '<rect x="160" y="90" width="100" height="70"/>'
