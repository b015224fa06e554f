import * as v from 'valibot'
import { endpoint } from '../endpoint.ts'
import { inPath } from '../field.ts'
import { maybe, words } from './lenient.ts'

/** Any other status than `completed` and `failed` means that it goes on. */
const generationAnswer = v.looseObject({
  status: words(32),
  failure_reason: maybe(words(200)),
  /** As in the answer of the endpoint that began it. */
  data: v.optional(v.unknown()),
  usage_cost_usd_micros: maybe(v.number()),
})

/** What became of a call that answered with an id. Free, and never runs it again. */
export const generations = {
  getGeneration: endpoint({
    method: 'GET',
    path: '/v2/generations/{generation_id}',
    encoding: 'query',
    fields: { generation_id: inPath },
    rules: [],
    answer: generationAnswer,
  }),
}
