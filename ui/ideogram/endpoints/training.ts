import { endpoint } from '../endpoint.ts'
import {
  imageTypes,
  inPath,
  megabyte,
  required,
  text,
  type FilesField,
} from '../field.ts'
import * as answer from './training-answers.ts'

/** Pictures, captions (`sunset.txt` is the one of `sunset.jpg`) and archives of both. */
const trainingTypes = [...imageTypes, 'text/plain', 'application/zip'] as const

/** No limit is documented for an archive; a whole request may have 50 MB. */
const maxBytes = 50 * megabyte

const assets: FilesField<(typeof trainingTypes)[number]> = {
  kind: 'files',
  types: trainingTypes,
  /** A data set takes 100 pictures; captions come on top. */
  max: 200,
  maxBytes,
}

/** Data sets, and training on them. */
export const training = {
  listDatasets: endpoint({
    method: 'GET',
    path: '/datasets',
    encoding: 'query',
    fields: {},
    rules: [],
    answer: answer.datasetsAnswer,
  }),
  createDataset: endpoint({
    method: 'POST',
    path: '/datasets',
    encoding: 'json',
    fields: { name: required(text({ minLength: 1 })) },
    rules: [],
    answer: answer.dataset,
  }),
  getDataset: endpoint({
    method: 'GET',
    path: '/datasets/{dataset_id}',
    encoding: 'query',
    fields: { dataset_id: inPath },
    rules: [],
    answer: answer.datasetAnswer,
  }),
  uploadAssets: endpoint({
    method: 'POST',
    path: '/datasets/{dataset_id}/upload_assets',
    encoding: 'multipart',
    fields: { dataset_id: inPath, files: required(assets) },
    rules: [],
    maxBytes,
    answer: answer.uploadAnswer,
  }),
  /** Needs a data set of 15 to 100 pictures. */
  trainModel: endpoint({
    method: 'POST',
    path: '/v1/ideogram-v3/train-model',
    encoding: 'json',
    fields: {
      dataset_id: required(text({ minLength: 1 })),
      model_name: required(
        text({ minLength: 5, maxLength: 30, pattern: /^[A-Za-z0-9 -]*$/ }),
      ),
    },
    rules: [],
    answer: answer.trainAnswer,
    price: {
      per: 'run',
      by: [],
      usd: { '': 40 },
      date: '2026-10-10',
      doubts: [{ says: 'Named by one third party only.' }],
    },
  }),
}
