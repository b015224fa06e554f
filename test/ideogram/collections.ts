import { randomUUID } from 'node:crypto'

export interface Dataset {
  readonly dataset_id: string
  readonly name: string
  readonly user_id: string
  readonly creation_time: string
}

export interface DatasetFile {
  readonly file_name: string
  readonly file_size_bytes: number
  readonly isImage: boolean
}

/** Polls a model spends in each status before the next. */
const LIFE = ['CREATING', 'TRAINING', 'COMPLETED'] as const

export interface Model {
  readonly model_id: string
  readonly name: string
  readonly dataset_id: string
  readonly creation_time: string
  /** Position in its life. */
  age: number
}

/** The organisation's datasets and models: empty at the start, kept while the server runs. */
export class Collections {
  readonly #datasets = new Map<
    string,
    { dataset: Dataset; files: DatasetFile[] }
  >()
  readonly #models = new Map<string, Model>()

  listDatasets(): Dataset[] {
    return [...this.#datasets.values()].map(({ dataset }) => dataset)
  }

  createDataset(name: string): Dataset {
    const dataset = {
      dataset_id: randomUUID(),
      name,
      user_id: 'stand-in-user',
      creation_time: new Date().toISOString(),
    }
    this.#datasets.set(dataset.dataset_id, { dataset, files: [] })
    return dataset
  }

  dataset(id: string): { dataset: Dataset; files: DatasetFile[] } | undefined {
    return this.#datasets.get(id)
  }

  train(datasetId: string, name: string): Model {
    const model = {
      model_id: Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString(
        'base64url',
      ),
      name,
      dataset_id: datasetId,
      creation_time: new Date().toISOString(),
      age: 0,
    }
    this.#models.set(model.model_id, model)
    return model
  }

  modelsOf(datasetId: string): Model[] {
    return [...this.#models.values()].filter(
      (model) => model.dataset_id === datasetId,
    )
  }

  /** Every look at the list or at a model brings training a step further. */
  pollModels(): Model[] {
    return [...this.#models.keys()].flatMap((id) => this.pollModel(id) ?? [])
  }

  /** Whether a model of that URI has been trained to the end. */
  hasTrained(uri: string): boolean {
    return [...this.#models.values()].some(
      (model) => statusOf(model) === 'COMPLETED' && uriOf(model) === uri,
    )
  }

  pollModel(id: string): Model | undefined {
    const model = this.#models.get(id)
    if (!model) return undefined
    model.age = Math.min(model.age + 1, LIFE.length - 1)
    return model
  }
}

const uriOf = ({ name }: Model) =>
  `model/${name.toLowerCase().replaceAll(' ', '-')}/version/1`

const statusOf = ({ age }: Model) => LIFE[age] ?? 'COMPLETED'

/** A model as the API shows it. */
export function described(model: Model) {
  const status = statusOf(model)
  const done = status === 'COMPLETED'
  return {
    model_id: model.model_id,
    custom_model_uri: done ? uriOf(model) : null,
    name: model.name,
    status,
    dataset_id: model.dataset_id,
    creation_time: model.creation_time,
    last_update_time: new Date().toISOString(),
    is_available_for_generation: done,
    is_owned: true,
  }
}
