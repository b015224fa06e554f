/** What the tests of the plugin reach in the page of the simulated Figma. */
import '../../e2e/stage-page.ts'
import type { Rect } from '../../../plugin/shared/geometry.ts'
import { absoluteBoundingBox } from '../../figma/document/bounds.ts'
import { newLayer, newPage } from '../../figma/document/create.ts'
import type { LayerData, LayerType } from '../../figma/document/model.ts'

export interface Drawing {
  type: LayerType
  id: string
  fields: Partial<LayerData>
  children: Drawing[]
}

declare global {
  interface Window {
    draw(layers: Drawing[]): void
    addPage(id: string): void
    /** Upright, on the page, canvas units. */
    boxOf(id: string): Rect
    /** Ids from the page's child down to the layer's parent. */
    pathTo(id: string): string[]
    /** As it can be handed to a test. */
    plain(value: unknown): unknown
  }
}

const made = ({ type, id, fields, children }: Drawing): LayerData =>
  newLayer(type, id, { ...fields, children: children.map(made) })

window.draw = (layers) => {
  const { document } = window.stage.figma
  for (const layer of layers)
    document.insert(made(layer), document.currentPage.id)
  document.commit()
}

window.addPage = (id) => {
  window.stage.figma.document.addPage(newPage(id, 'Other'))
  window.stage.figma.document.commit()
}

window.boxOf = (id) =>
  absoluteBoundingBox(window.stage.figma.document.find(id)!)

window.pathTo = (id) =>
  window.stage.figma.document.find(id)!.ancestors.map((layer) => layer.id)

window.plain = (value) => JSON.parse(JSON.stringify(value)) as unknown
