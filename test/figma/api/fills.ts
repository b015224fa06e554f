/** Fills and strokes as lists of paints. */
import type { LayerData } from '../document/model.ts'
import { paints } from './paints.ts'
import type { Run } from './run.ts'
import { reading, type LayerNow, type Property, type Trait } from './trait.ts'
import { checked } from './words.ts'

type PaintKey = 'fills' | 'strokes'

/** Styles are not simulated: a layer has none. */
export const noStyle = reading(() => '')

/**
 * What a plugin hands over, checked, with the values Figma adds.
 *
 * @throws Error for paints of pictures and shaders that the file does not have
 */
export function checkedPaints(
  run: Run,
  name: string,
  value: unknown,
  layer: LayerData | null,
): Paint[] {
  const list = checked(name, paints, value) as Paint[]
  for (const paint of list) {
    if (paint.type !== 'IMAGE' || paint.imageHash === null) continue
    if (!run.document.data.images.has(paint.imageHash)) {
      throw new Error(
        `Property "${name}" failed validation: Invalid image hash`,
      )
    }
  }
  if (layer) refuseNewShaders(layer, list)
  return list.map(withDefaults)
}

/** Shaders cannot be imported here; those that are there may stay. */
export function refuseNewShaders(
  layer: LayerData,
  list: readonly (Paint | Effect)[],
): void {
  const known = [...layer.fills, ...layer.strokes, ...layer.effects]
    .filter((it) => it.type === 'SHADER')
    .map(({ id }) => id)
  for (const item of list) {
    if (item.type !== 'SHADER' || known.includes(item.id)) continue
    throw new Error(`The shader "${item.id}" has not been imported`)
  }
}

/** Figma keeps, and answers with, the fields that have defaults. */
export function withDefaults(paint: Paint): Paint {
  const full = { visible: true, opacity: 1, blendMode: 'NORMAL', ...paint }
  return full as Paint
}

const styleNames = { fills: 'fillStyleId', strokes: 'strokeStyleId' }
const asyncNames = { fills: 'setFillsAsync', strokes: 'setStrokesAsync' }

/** The source of a pattern may lie on a page that is not loaded. */
export function refusePatterns(list: readonly Paint[], name: PaintKey): void {
  if (!list.some(({ type }) => type === 'PATTERN')) return
  throw new Error(
    `Cannot set ${name} with a pattern paint. Use node.${asyncNames[name]} instead`,
  )
}

/** `write` puts a checked list where it belongs. */
export function paintTrait(
  name: PaintKey,
  get: Property['get'],
  write: (node: LayerNow, list: Paint[]) => void,
): Trait {
  const list = (node: LayerNow, value: unknown) =>
    checkedPaints(node.run, name, value, node.layer)
  return {
    properties: {
      [styleNames[name]]: noStyle,
      [name]: {
        get,
        set: (node: LayerNow, value: unknown) => {
          const paints = list(node, value)
          refusePatterns(paints, name)
          write(node, paints)
        },
      },
    },
    methods: {
      [asyncNames[name]]: async (node: LayerNow, value: unknown) => {
        const paints = list(node, value)
        for (const paint of paints) {
          if (paint.type !== 'PATTERN') continue
          if (!node.run.document.find(paint.sourceNodeId)) {
            throw new Error(
              `Property "${name}" failed validation: The source node of the pattern does not exist`,
            )
          }
        }
        await Promise.resolve()
        write(node, paints)
      },
    },
  }
}

const plainPaints = (name: PaintKey): Trait =>
  paintTrait(
    name,
    ({ layer }) => layer[name].map(withDefaults),
    ({ run, id }, list) => {
      run.document.update(id, { [name]: list })
    },
  )

export const fills = plainPaints('fills')
export const strokePaints = plainPaints('strokes')
