import { layerById } from '../layers.ts'
import { reasonOf } from '../shared/failure.ts'
import { finite, flag, oneOf, parsed, text, type Shape } from '../shape.ts'

/**
 * Version 0.1.0 noted in the file what a crash in the middle of an export left
 * changed, under the machine's own name. Anybody may have written there, so only
 * what that version can have meant is put back.
 */
const changes: Readonly<Record<string, Shape<unknown>>> = {
  opacity: (value): value is unknown =>
    finite(value) && value >= 0 && value <= 1,
  visible: flag,
  isMask: flag,
  layoutPositioning: oneOf('AUTO', 'ABSOLUTE'),
}

/** Puts back what 0.1.0 left behind on this machine, each row by itself. */
export async function healAfter010(): Promise<void> {
  const machine: unknown = await figma.clientStorage.getAsync('machine')
  if (typeof machine !== 'string') return
  const key = `dressed/${machine}`
  const text = figma.root.getPluginData(key)
  if (!text) return
  for (const one of rowsIn(text)) await heal(one)
  figma.root.setPluginData(key, '')
  figma.commitUndo()
}

function rowsIn(text: string): unknown[] {
  const rows = parsed(text)
  return Array.isArray(rows) ? rows : []
}

async function heal(row: unknown): Promise<void> {
  const [id, values] = Array.isArray(row) ? (row as unknown[]) : []
  const layer = text(id) ? await layerById(id) : null
  if (!layer || !Array.isArray(values)) return
  for (const value of values as unknown[]) {
    const [name, was] = Array.isArray(value) ? (value as unknown[]) : []
    if (!text(name) || !(name in layer) || !changes[name]?.(was)) continue
    try {
      Object.assign(layer, { [name]: was })
    } catch (refused) {
      // What Figma refuses for one layer is no reason to leave the others.
      console.warn(reasonOf(refused))
    }
  }
}
