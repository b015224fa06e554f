import * as v from 'valibot'
import { described } from '../collections.ts'
import { oneOf, repeated } from '../fields.ts'
import type { Operation } from '../operation.ts'
import { operation } from '../operation.ts'

const nothing = v.strictObject({})

const listDatasets = operation({
  method: 'GET',
  path: '/datasets',
  encoding: 'none',
  body: nothing,
  query: v.strictObject({
    search: v.optional(v.pipe(v.string(), v.maxLength(64))),
  }),
  run: (_body, { collections }, { search = '' }) => ({
    datasets: collections
      .listDatasets()
      .filter(({ name }) => name.includes(search)),
  }),
})

const listModels = operation({
  method: 'GET',
  path: '/models',
  encoding: 'none',
  body: nothing,
  query: v.strictObject({
    scope: v.optional(oneOf(['owned', 'shared'])),
    status: v.optional(
      repeated(
        oneOf('CREATING DRAFT TRAINING COMPLETED ERRORED ARCHIVED'.split(' ')),
        6,
      ),
    ),
  }),
  run: (_body, { collections }, { scope, status }) => ({
    models:
      scope === 'shared'
        ? []
        : collections
            .pollModels()
            .map(described)
            .filter((model) => !status || status.includes(model.status)),
  }),
})

export const training: readonly Operation[] = [listDatasets, listModels]
