import { sumOf } from '../ideogram/micros.ts'
import type { Field, Values } from '../fields/field.ts'
import type { Came } from '../outcomes/came.ts'
import type { Engine } from './engine.ts'

/**
 * An engine that redraws all of a picture, and on top of what it makes the
 * subject as it was: cut out by another call, which is paid for as well.
 *
 * @param wanted the field by which that can be left out; its name is
 *   `keep_subject`
 */
export function keepingSubject(
  redrawing: Engine,
  cutting: Engine,
  wanted: Field<boolean>,
): Engine {
  const isWanted = ({ keep_subject }: Values) => keep_subject === true
  const withSubject = (
    redrawn: readonly Came[],
    cut: readonly Came[],
  ): Came[] => {
    const subject = cut.find((one) => one.kind === 'cutout')?.url ?? null
    return redrawn.map((one) =>
      one.kind === 'picture' ? { ...one, subject } : one,
    )
  }
  return {
    ...redrawing,
    fields: { ...redrawing.fields, keep_subject: wanted },
    price: (values, sent) => {
      const quote = redrawing.price(values, sent)
      if (!isWanted(values)) return quote
      const more = cutting.price({}, sent)
      return {
        ...quote,
        usd: sumOf([quote.usd, more.usd]),
        mostUsd: sumOf([quote.mostUsd, more.mostUsd]),
      }
    },
    ask: async (client, values, files, asking) => {
      const redrawn = await redrawing.ask(client, values, files, asking)
      // Not before: what is refused or held back shall not cost a cut-out.
      const isOf = redrawn.some(({ kind }) => kind === 'picture')
      if (!isWanted(values) || !isOf) return redrawn
      // Without it there is still a picture, which is paid for.
      const cut = cutting.ask(client, {}, files, asking).catch(() => [])
      return withSubject(redrawn, await cut)
    },
    collect: async (client, values, tickets, asking) => {
      const [redrawn, cut] = await Promise.all([
        redrawing.collect(client, values, tickets, asking),
        cutting.collect(client, {}, tickets, asking).catch(() => []),
      ])
      return withSubject(redrawn, cut)
    },
  }
}
