import * as v from 'valibot'
import { oneOf, repeated } from '../../fields.ts'
import { WIDTHS } from '../../ledger.ts'
import { operation } from '../../operation.ts'
import { badRequest, problem } from '../../refusal.ts'

const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/),
  v.transform((text) => Date.parse(text.replace(' ', 'T'))),
)

/** For keys of an organization's admin; for others there is nothing here. */
export const usage = operation({
  method: 'GET',
  path: '/v2/account/usage',
  query: v.strictObject({
    start_time: instant,
    end_time: v.optional(instant),
    bucket_width: v.optional(oneOf(['1d', '1h'])),
    sources: v.optional(repeated(oneOf(['api', 'app']), 2)),
  }),
  run: (_body, { conditions, ledger }, query) => {
    if (conditions.keyOwner === 'member')
      throw problem(
        404,
        'No organization with billing access was found for this credential.',
      )
    const { start_time: start, end_time: end = Date.now() } = query
    const width = query.bucket_width ?? '1d'
    const { length, most } = WIDTHS[width]
    if (!(start < end)) throw badRequest('start_time must be before end_time.')
    if (end - start > length * most)
      throw badRequest(`A range of ${width} buckets covers at most ${most}.`)
    const isAsked = query.sources?.includes('api') ?? true
    return {
      buckets: ledger.buckets({ start, end, width }, isAsked),
    }
  },
})
