import { ANIMALS } from './things/animals.ts'
import { BUILT } from './things/built.ts'
import { CREATURES } from './things/creatures.ts'
import { ELEMENTS } from './things/elements.ts'
import { FOOD } from './things/food.ts'
import { GOODS } from './things/goods.ts'
import { INSIDE } from './things/inside.ts'
import { OUTSIDE } from './things/outside.ts'
import { PLANTS } from './things/plants.ts'
import type { Thing } from './things/thing.ts'
import { TRAFFIC } from './things/traffic.ts'

const THINGS: readonly Thing[] = [
  ...OUTSIDE,
  ...TRAFFIC,
  ...INSIDE,
  ...GOODS,
  ...FOOD,
  ...ANIMALS,
  ...CREATURES,
  ...PLANTS,
  ...BUILT,
  ...ELEMENTS,
]

/** "replace the boat with a whale" speaks of a whale. */
const INSTEAD =
  /^.*\b(replace|swap|turn|change|exchange)\b.*?\b(with|by|into|for)\b/

/** What follows says where, or what with. */
const BREAKS =
  /[,.;:]|\b(in|on|at|by|with|under|over|above|below|beside|between|behind|near|next to|in front of|of|from|wearing|holding|and)\b/

/** What a prompt is about: an orange cat on a chair is a cat. */
export function subjectOf(words: string): Thing | undefined {
  const phrases = words.replace(INSTEAD, '').split(BREAKS)
  for (const phrase of phrases) {
    const named = lastIn(phrase ?? '')
    if (named) return named
  }
  return undefined
}

/** English puts what it is about last: a coffee cup, an orange cat. */
function lastIn(phrase: string): Thing | undefined {
  const ends = THINGS.map((thing) => ({ thing, end: lastEnd(thing, phrase) }))
  return ends.reduce((last, one) => (one.end > last.end ? one : last), {
    thing: undefined,
    end: -1,
  } as { thing: Thing | undefined; end: number }).thing
}

/** -1 where a phrase does not speak of the thing. */
function lastEnd({ words }: Thing, phrase: string): number {
  const matches = [...phrase.matchAll(new RegExp(words, 'g'))]
  const last = matches.at(-1)
  return last ? last.index + last[0].length : -1
}
