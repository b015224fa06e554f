import * as v from 'valibot'
import { maybe } from './lenient.ts'

const assetIdentifier = v.looseObject({
  asset_type: v.string(),
  asset_id: v.string(),
})

export const dataset = v.looseObject({
  dataset_id: v.string(),
  name: v.string(),
  user_id: maybe(v.string()),
  creation_time: maybe(v.string()),
  cover_asset_identifier: maybe(assetIdentifier),
})
export const datasetsAnswer = v.looseObject({ datasets: v.array(dataset) })

export const datasetAnswer = v.looseObject({
  dataset,
  file_count: v.number(),
  files: v.array(
    v.looseObject({
      file_name: maybe(v.string()),
      file_size_bytes: maybe(v.number()),
    }),
  ),
  custom_model_ids: v.array(v.string()),
})

export const uploadAnswer = v.looseObject({
  total_count: v.number(),
  success_count: v.number(),
  failure_count: v.number(),
  successful_assets: maybe(
    v.array(
      v.looseObject({
        asset_identifier: assetIdentifier,
        file_name: maybe(v.string()),
      }),
    ),
  ),
  failed_assets: maybe(
    v.array(
      v.looseObject({
        file_name: maybe(v.string()),
        /** Known: FAILED_SAFETY_CHECK, FILE_TOO_LARGE, INTERNAL_ERROR, INVALID_CAPTION, INVALID_IMAGE, INVALID_ZIP, TOO_MANY_IMAGES. */
        failure_reason: v.string(),
      }),
    ),
  ),
})

export const trainAnswer = v.looseObject({
  model_id: v.string(),
  dataset_id: v.string(),
  training_status: v.string(),
  model_name: v.string(),
})
