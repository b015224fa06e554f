import { flows, isInsideInstance } from './layers.ts'

export type Maskable = SceneNode & BlendMixin & SceneNodeMixin & LayoutMixin

/** What an export changes on a layer and puts back. */
type Look = Pick<
  Maskable & MinimalFillsMixin,
  'layoutPositioning' | 'visible' | 'opacity' | 'isMask' | 'fills'
>

type Dressable = Maskable | (SceneNode & MinimalFillsMixin)

/**
 * Not `visible`: auto-layout closes the gap of a hidden layer. And not a mask
 * of Figma's: it would clip what is above it to nothing.
 */
export const unseen: Partial<Look> = { opacity: 0, isMask: false }
export const seen: Partial<Look> = { visible: true, opacity: 1, isMask: false }

/** How to put back what is changed right now. */
const undone = new Set<() => void>()

/** For the moment when Figma closes the plugin in the middle of an export. */
export function restoreLayers(): void {
  for (const restore of [...undone]) restore()
}

/** Runs `work` while the layers look as said. */
export async function dressed<T>(
  layers: Dressable[],
  look: Partial<Look>,
  work: () => Promise<T>,
): Promise<T> {
  const restores: (() => void)[] = []
  try {
    for (const layer of layers) restores.push(dress(layer, look))
    return await work()
  } finally {
    for (const restore of restores) restore()
  }
}

/** @returns how to take it back; safe to call twice */
function dress(layer: Dressable, look: Partial<Look>): () => void {
  const looks = layer as Partial<Look>
  const changes = Object.entries({ ...outOfFlow(layer, look), ...look }).filter(
    ([name, value]) => looks[name as keyof Look] !== value,
  )
  const before = changes.map(
    ([name]) => [name, looks[name as keyof Look]] as const,
  )
  const restore = () => {
    if (!undone.delete(restore) || layer.removed) return
    for (const [name, value] of before.reverse())
      Object.assign(layer, { [name]: value })
  }
  undone.add(restore)
  for (const [name, value] of changes) Object.assign(layer, { [name]: value })
  return restore
}

/** A hidden layer that was shown in auto-layout would push the others around. */
function outOfFlow(layer: Dressable, look: Partial<Look>): Partial<Look> {
  const appears = look.visible === true && !layer.visible
  return appears && flows(layer) && !isInsideInstance(layer)
    ? { layoutPositioning: 'ABSOLUTE' }
    : {}
}
