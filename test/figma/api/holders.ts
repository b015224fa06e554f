/** What sections, slots and the parts of a deck have of their own. */
import * as v from 'valibot'
import type { Trait } from './trait.ts'
import { field, reading } from './trait.ts'
import { checked, within } from './words.ts'

export const section: Trait = {
  properties: {
    sectionContentsHidden: field('sectionContentsHidden', v.boolean()),
    devStatus: reading(() => null),
  },
}

export const slot: Trait = {
  properties: { limitViolations: reading(() => []) },
  methods: {
    resetSlot: ({ run, id }) => {
      run.document.resetSlot(id)
    },
  },
}

const sides = ['LEFT', 'RIGHT', 'TOP', 'BOTTOM']
const moves = [
  'SLIDE_FROM',
  'PUSH_FROM',
  'MOVE_FROM',
  'SLIDE_OUT_TO',
  'MOVE_OUT_TO',
]

const transition = v.strictObject({
  style: v.picklist([
    'NONE',
    'DISSOLVE',
    'SMART_ANIMATE',
    ...moves.flatMap((move) => sides.map((side) => `${move}_${side}`)),
  ]),
  duration: within(0, Infinity),
  curve: v.picklist([
    'EASE_IN',
    'EASE_OUT',
    'EASE_IN_AND_OUT',
    'LINEAR',
    'GENTLE',
    'QUICK',
    'BOUNCY',
    'SLOW',
  ]),
  timing: v.strictObject({
    type: v.picklist(['ON_CLICK', 'AFTER_DELAY']),
    delay: v.optional(within(0, Infinity)),
  }),
})

const noTransition = {
  style: 'NONE',
  duration: 0.3,
  curve: 'EASE_IN',
  timing: { type: 'ON_CLICK' },
}

export const slide: Trait = {
  properties: { isSkippedSlide: field('isSkippedSlide', v.boolean()) },
  methods: {
    getSlideTransition: ({ layer }) => layer.slideTransition ?? noTransition,
    setSlideTransition: ({ run, id }, value) => {
      const given = checked('transition', transition, value)
      const slideTransition = given as unknown as SlideTransition
      run.document.update(id, { slideTransition })
    },
  },
}

/** There is one grid in a deck, and no other can be made. */
export const slideGrid: Trait = {
  methods: {
    clone: () => {
      throw new Error('Cannot clone the slide grid')
    },
    remove: () => {
      throw new Error('Cannot remove the slide grid')
    },
  },
}
