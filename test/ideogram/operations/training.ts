import * as v from 'valibot'
import { json, multipart } from '../bodies.ts'
import { MOST_IMAGES, upload } from '../assets.ts'
import { described } from '../collections.ts'
import { oneOf, repeated, text, file } from '../fields.ts'
import type { Call, Operation } from '../operation.ts'
import { operation } from '../operation.ts'
import { badRequest, problem } from '../refusal.ts'

/** Throws a 404 for a dataset nobody created. */
function datasetOf({ collections }: Call, id = '') {
  const found = collections.dataset(id)
  if (!found) throw problem(404, 'Dataset not found')
  return found
}

const listDatasets = operation({
  method: 'GET',
  path: '/datasets',
  query: v.strictObject({
    search: v.optional(v.pipe(v.string(), v.maxLength(64))),
  }),
  run: (_body, { collections }, { search = '' }) => ({
    datasets: collections
      .listDatasets()
      .filter(({ name }) => name.includes(search)),
  }),
})

const createDataset = operation({
  method: 'POST',
  path: '/datasets',
  ...json({ name: v.pipe(text, v.minLength(1)) }),
  run: ({ name }, { collections }) => collections.createDataset(name),
})

const getDataset = operation({
  method: 'GET',
  path: '/datasets/{dataset_id}',
  run: (_body, call) => {
    const id = call.pathValues['dataset_id']
    const { dataset, files } = datasetOf(call, id)
    return {
      dataset,
      file_count: files.length,
      files: files.map(({ file_name, file_size_bytes }) => ({
        file_name,
        file_size_bytes,
      })),
      custom_model_ids: call.collections
        .modelsOf(dataset.dataset_id)
        .map(({ model_id }) => model_id),
    }
  },
})

const uploadAssets = operation({
  method: 'POST',
  path: '/datasets/{dataset_id}/upload_assets',
  ...multipart({ files: repeated(file(Infinity), 1000) }),
  safety: 'own',
  run: ({ files }, call) => {
    const found = datasetOf(call, call.pathValues['dataset_id'])
    return upload(found.files, files, call.conditions.unsafePictures)
  },
})

/** The fewest images a model is trained from. */
const FEWEST = 15

const trainModel = operation({
  method: 'POST',
  path: '/v1/ideogram-v3/train-model',
  ...json({
    dataset_id: text,
    model_name: v.pipe(text, v.regex(/^[A-Za-z0-9 -]{5,30}$/)),
  }),
  run: ({ dataset_id, model_name }, call) => {
    const { files } = datasetOf(call, dataset_id)
    const images = files.filter(({ isImage }) => isImage).length
    if (images < FEWEST)
      throw badRequest(
        `Dataset must contain ${FEWEST} to ${MOST_IMAGES} images, but has ${images}.`,
      )
    const model = call.collections.train(dataset_id, model_name)
    return {
      model_id: model.model_id,
      dataset_id,
      training_status: described(model).status,
      model_name,
    }
  },
})

const listModels = operation({
  method: 'GET',
  path: '/models',
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

const getModel = operation({
  method: 'GET',
  path: '/models/{model_id}',
  run: (_body, { collections, pathValues }) => {
    const model = collections.pollModel(pathValues['model_id'] ?? '')
    if (!model) throw problem(404, 'Model not found')
    return { model: described(model) }
  },
})

export const training: readonly Operation[] = [
  listDatasets,
  createDataset,
  getDataset,
  uploadAssets,
  trainModel,
  listModels,
  getModel,
]
