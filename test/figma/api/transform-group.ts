/** Groups that repeat what is in them. */
import * as v from 'valibot'
import type { Trait } from './trait.ts'
import { checked, finite } from './words.ts'

const repeat = {
  type: v.literal('REPEAT'),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unitType: v.picklist(['RELATIVE', 'PIXELS']),
  offset: finite,
}

const modifiers = v.array(
  v.variant('repeatType', [
    v.strictObject({
      ...repeat,
      repeatType: v.literal('LINEAR'),
      axis: v.picklist(['HORIZONTAL', 'VERTICAL']),
    }),
    v.strictObject({ ...repeat, repeatType: v.literal('RADIAL') }),
  ]),
)

export const checkedModifiers = (value: unknown): TransformModifier[] =>
  checked('transformModifiers', modifiers, value)

export const transformGroup: Trait = {
  properties: {
    transformModifiers: {
      fixedInInstance: true,
      get: ({ layer }) => layer.transformModifiers,
      set: ({ run, id }, value) => {
        const transformModifiers = checkedModifiers(value)
        run.document.update(id, { transformModifiers })
      },
    },
  },
}
