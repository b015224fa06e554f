/** Pieces that the API of a layer is put together from. */
import type { LayerData } from '../document/model.ts'
import type { Place } from '../document/tree.ts'
import { checked } from './words.ts'
import type { Run } from './run.ts'
import type { GenericSchema } from 'valibot'

/** A layer that is in the document now. */
export interface LayerNow {
  run: Run
  id: string
  place: Place
  layer: LayerData
}

export interface Property {
  get(node: LayerNow): unknown
  set?(node: LayerNow, value: unknown): void
  /** Cannot be overridden inside an instance. */
  fixedInInstance?: boolean
}

export type Method = (node: LayerNow, ...args: unknown[]) => unknown

type KeysOf<Node> = Node extends unknown ? keyof Node & string : never

/** Whatever any layer has in Figma's typings; nothing else can be offered. */
export type MemberName = Exclude<KeysOf<SceneNode>, 'toString'>

export interface Trait {
  properties?: { [Name in MemberName]?: Property }
  methods?: { [Name in MemberName]?: Method }
}

/** A property that is a value of the model as it stands. */
export function field<K extends Exclude<keyof LayerData, 'id' | 'type'>>(
  name: K,
  schema: GenericSchema<unknown, unknown>,
  fixedInInstance = false,
): Property {
  return {
    fixedInInstance,
    get: ({ layer }) => layer[name],
    set: ({ run, id }, value) => {
      const checkedValue = checked(name, schema, value) as LayerData[K]
      run.document.update(id, { [name]: checkedValue })
    },
  }
}

export const reading = (get: Property['get']): Property => ({ get })
