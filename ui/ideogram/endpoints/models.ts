import * as v from 'valibot'
import { endpoint } from '../endpoint.ts'
import { choice, choices, inPath } from '../field.ts'
import { maybe } from './lenient.ts'

const modelStatuses = [
  'CREATING',
  'DRAFT',
  'TRAINING',
  'COMPLETED',
  'ERRORED',
  'ARCHIVED',
] as const

const model = v.looseObject({
  model_id: v.string(),
  custom_model_uri: maybe(v.string()),
  name: v.string(),
  status: v.picklist(modelStatuses),
  dataset_id: maybe(v.string()),
  creation_time: maybe(v.string()),
  last_update_time: maybe(v.string()),
  is_available_for_generation: v.boolean(),
  is_owned: v.boolean(),
})
const modelsAnswer = v.looseObject({ models: v.array(model) })
const modelAnswer = v.looseObject({ model })

/** Models that were trained. The list costs nothing: good for trying a key. */
export const models = {
  listModels: endpoint({
    method: 'GET',
    path: '/models',
    encoding: 'query',
    fields: {
      scope: choice(['owned', 'shared']),
      status: choices(modelStatuses),
    },
    rules: [],
    answer: modelsAnswer,
  }),
  getModel: endpoint({
    method: 'GET',
    path: '/models/{model_id}',
    encoding: 'query',
    fields: { model_id: inPath },
    rules: [],
    answer: modelAnswer,
  }),
}
