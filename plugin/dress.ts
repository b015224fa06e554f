import { flows, isInsideInstance, layerById } from './layers.ts'
import { machineId } from './storage.ts'

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

type Before = (readonly [name: string, value: unknown])[]

/** What is changed right now, by the layer's id, and how it was. */
const changed = new Map<string, { layer: SceneNode; before: Before }>()

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
  for (const id of [...changed.keys()]) restore(id)
}

/** For the next start, after a crash in the middle of an export. */
export async function healLayers(): Promise<void> {
  note = `dressed/${await machineId()}`
  const left = figma.root.getPluginData(note)
  if (!left) return
  for (const [id, before] of JSON.parse(left) as [string, Before][]) {
    const layer = await layerById(id)
    if (layer) putBack(layer, before)
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
  const ids = layers.map(({ id }) => id)
  try {
    for (const layer of layers) dress(layer, look)
    return await work()
  } finally {
    for (const id of ids) restore(id)
  }
}

function dress(layer: Dressable, look: Partial<Look>): void {
  const own = layer as Partial<Look>
  const changes = Object.entries({ ...outOfFlow(layer, look), ...look }).filter(
    ([name, value]) => own[name as keyof Look] !== value,
  )
  const before = changes.map(
    ([name]) => [name, own[name as keyof Look]] as const,
  )
  changed.set(layer.id, { layer, before: before.reverse() })
  keepNote()
  for (const [name, value] of changes) Object.assign(layer, { [name]: value })
}

/** Safe to call twice. */
function restore(id: string): void {
  const worn = changed.get(id)
  if (!worn) return
  changed.delete(id)
  if (!worn.layer.removed) putBack(worn.layer, worn.before)
  keepNote()
}

function putBack(layer: SceneNode, before: Before): void {
  for (const [name, value] of before) Object.assign(layer, { [name]: value })
}

/** A hidden layer that was shown in auto-layout would push the others around. */
function outOfFlow(layer: Dressable, look: Partial<Look>): Partial<Look> {
  const appears = look.visible === true && !layer.visible
  return appears && flows(layer) && !isInsideInstance(layer)
    ? { layoutPositioning: 'ABSOLUTE' }
    : {}
}
