/** What a layer does when what it lies in is resized. */
import * as v from 'valibot'
import type { Trait } from './trait.ts'
import { field, reading } from './trait.ts'
import { checked } from './words.ts'

const constraint = v.picklist(['MIN', 'CENTER', 'MAX', 'STRETCH', 'SCALE'])

export const constraints: Trait = {
  properties: {
    constraints: field(
      'constraints',
      v.strictObject({ horizontal: constraint, vertical: constraint }),
      true,
    ),
  },
}

export const aspectRatio: Trait = {
  properties: {
    targetAspectRatio: reading(({ layer }) => layer.targetAspectRatio),
    /** The older name of the lock. */
    constrainProportions: {
      get: ({ layer }) => layer.targetAspectRatio !== null,
      set: ({ run, id, layer: { width: x, height: y } }, value) => {
        const locked = checked('constrainProportions', v.boolean(), value)
        run.document.update(id, { targetAspectRatio: locked ? { x, y } : null })
      },
    },
  },
  methods: {
    lockAspectRatio: ({ run, id, layer }) => {
      const { width: x, height: y, textStyle } = layer
      if (textStyle && textStyle.autoResize !== 'NONE') {
        throw new Error(
          'Cannot lock the aspect ratio of a text node whose textAutoResize is not NONE',
        )
      }
      run.document.update(id, { targetAspectRatio: { x, y } })
    },
    unlockAspectRatio: ({ run, id }) => {
      run.document.update(id, { targetAspectRatio: null })
    },
  },
}
