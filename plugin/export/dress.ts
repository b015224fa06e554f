import { flows, isInsideInstance, layerById } from '../layers.ts'
import { machineId } from '../storage.ts'

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
export const transparent: Partial<Look> = { opacity: 0, isMask: false }
export const seen: Partial<Look> = { visible: true, opacity: 1, isMask: false }

/** What is changed right now, by the layer's id, and how it was. */
const changed = new Map<string, { layer: SceneNode; before: Values }>()

/**
 * Where in the file's plugin data that is noted: it outlives a crash, as the
 * changes do. Everyone has a place of their own, for others who work in the same
 * file may be in the middle of an export.
 */
let note = 'dressed'

function keepNote(): void {
  const rows = [...changed].map(([id, { before }]) => [id, before])
  figma.root.setPluginData(note, rows.length ? JSON.stringify(rows) : '')
}

/** For the moment when Figma closes the plugin in the middle of an export. */
export function restoreLayers(): void {
  restore([...changed.keys()])
}

/** For the next start, after a crash in the middle of an export. */
export async function healLayers(): Promise<void> {
  note = `dressed/${await machineId()}`
  const left = figma.root.getPluginData(note)
  if (!left) return
  for (const [id, before] of JSON.parse(left) as [string, Values][]) {
    const layer = await layerById(id)
    if (layer) put(layer, before)
  }
  figma.root.setPluginData(note, '')
  figma.commitUndo()
}

/** Runs `work` while the layers look as said. */
export async function dressed<T>(
  layers: Dressable[],
  look: Partial<Look>,
  work: () => Promise<T>,
): Promise<T> {
  if (!layers.length) return work()
  const outfits = layers.map((layer) => outfitOf(layer, look))
  try {
    for (const outfit of outfits) changed.set(outfit.id, outfit)
    keepNote()
    for (const { layer, changes } of outfits) put(layer, changes)
    return await work()
  } finally {
    restore(outfits.map(({ id }) => id))
  }
}

/** Of a layer, in the order in which they are made. */
type Values = (readonly [name: string, value: unknown])[]

function outfitOf(layer: Dressable, look: Partial<Look>) {
  const own = layer as Partial<Look>
  const changes: Values = Object.entries({
    ...outOfFlow(layer, look),
    ...look,
  }).filter(([name, value]) => own[name as keyof Look] !== value)
  // The last change is undone first.
  const before = changes
    .map(([name]) => [name, own[name as keyof Look]] as const)
    .reverse()
  return { id: layer.id, layer, changes, before }
}

/** Safe to call twice. */
function restore(ids: string[]): void {
  const worn = ids.filter((id) => changed.has(id))
  if (!worn.length) return
  for (const id of worn) {
    const { layer, before } = changed.get(id)!
    changed.delete(id)
    if (!layer.removed) put(layer, before)
  }
  keepNote()
}

function put(layer: SceneNode, values: Values): void {
  for (const [name, value] of values) Object.assign(layer, { [name]: value })
}

/** A hidden layer that was shown in auto-layout would push the others around. */
function outOfFlow(layer: Dressable, look: Partial<Look>): Partial<Look> {
  const appears = look.visible === true && !layer.visible
  return appears && flows(layer) && !isInsideInstance(layer)
    ? { layoutPositioning: 'ABSOLUTE' }
    : {}
}
