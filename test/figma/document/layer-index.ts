/** Where every layer of the document is, kept until the tree changes. */
import { identity } from './geometry.ts'
import type { DocumentData, LayerData, Matrix } from './model.ts'
import type { Place } from './tree.ts'
import { absoluteTransform, placesOf } from './tree.ts'

export class LayerIndex {
  private places: Map<string, Place> | null = null
  private layersById: Map<string, LayerData> | null = null

  constructor(private readonly data: DocumentData) {}

  find(id: string): Place | null {
    return this.all().get(id) ?? null
  }

  layers(): ReadonlyMap<string, LayerData> {
    this.layersById ??= new Map(
      [...this.all()].map(([id, { layer }]) => [id, layer]),
    )
    return this.layersById
  }

  /** The layer `id` and its ancestors, outermost first; none of a page. */
  chain(id: string): LayerData[] {
    const place = this.find(id)
    return place ? [...place.ancestors, place.layer] : []
  }

  /** To be told whenever a layer comes, goes or changes its parent. */
  forget(): void {
    this.places = null
    this.layersById = null
  }

  private all(): Map<string, Place> {
    this.places ??= new Map(
      this.data.pages
        .flatMap((page) => [...placesOf(page)])
        .map((place) => [place.layer.id, place]),
    )
    return this.places
  }
}

/** The space of the direct parent to the page's. */
export function parentTransform({ ancestors, ...place }: Place): Matrix {
  const layer = ancestors.at(-1)
  if (!layer) return identity
  const above = ancestors.slice(0, -1)
  return absoluteTransform({ ...place, layer, ancestors: above })
}
