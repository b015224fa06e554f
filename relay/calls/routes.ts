import * as price from './price-list.ts'
import type { Price } from './prices.ts'

/** One call the relay passes on to Ideogram; every other call is refused. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** A path in Hono's notation. */
  readonly path: string
  /** In the words of the panel: what a team's lists and bills show. */
  readonly label: string
  /** The query parameters that go along; any other is refused. */
  readonly query?: readonly string[]
  /** Calls without one are free. */
  readonly price?: Price
  /** Belongs to training models, which a member may only when it is named. */
  readonly training?: true
}

/** What a route is called where members' tools are listed. */
export const nameOf = ({ method, path }: Route) => `${method} ${path}`

/** What a call costs; a dry run is priced by Ideogram, and neither run nor billed. */
export const priceOf = ({ price }: Route, query: URLSearchParams) =>
  query.get('dry_run') === 'true' ? undefined : price

/** The tool by which members are allowed it; null: everybody may. */
export function toolOf(route: Route): string | null {
  if (route.training) return training
  return route.price ? nameOf(route) : null
}

/** Making data sets included. */
export const training = 'POST /v1/ideogram-v3/train-model'

// Ids are opaque to us; these letters cannot form another path.
const id = '{[A-Za-z0-9_-]+}'
const generation = '{[A-Za-z0-9_=-]+}'

const paid = (path: string, label: string, price: Price): Route => ({
  method: 'POST',
  path,
  label,
  price,
})

/** Of the second API, which quotes a price when it is asked to. */
const quoted = (path: string, label: string, price: Price): Route => ({
  ...paid(`/v2/${path}`, label, price),
  query: ['dry_run'],
})

const v1: readonly Route[] = [
  paid('/edit', 'Edit, 2.0', price.legacy),
  paid('/generate', 'Generate, 2.0', price.legacy),
  paid('/remix', 'Remix, 2.0', price.legacy),
  paid('/reframe', 'Reframe, 2.0', price.legacy),
  paid('/upscale', 'Upscale, older', price.upscale),
  paid('/describe', 'Describe', price.describe),

  paid('/v1/edit', 'Instruct', price.editWithPrompt),
  paid('/v1/remove-background', 'Remove background', price.removeBackground),
  paid('/v1/remove-object', 'Remove object', price.removeObject),
  paid('/v1/ideogram-v3/generate', 'Generate, 3.0', price.v3WithCharacter),
  paid(
    '/v1/ideogram-v3/generate-transparent',
    'Generate transparent, 3.0',
    price.v3Transparent,
  ),
  paid('/v1/ideogram-v3/inpaint', 'Edit, 3.0', price.v3WithCharacter),
  paid('/v1/ideogram-v3/edit', 'Edit, 3.0, older', price.v3WithCharacter),
  paid('/v1/ideogram-v3/remix', 'Remix, 3.0', price.v3WithCharacter),
  paid('/v1/ideogram-v3/reframe', 'Reframe, 3.0', price.v3),
  paid('/v1/ideogram-v3/replace-background', 'Replace background', price.v3),
  paid('/v1/ideogram-v3/layerize-text', 'Text to layers', price.layerize),
]

const v2: readonly Route[] = [
  quoted('image/inpaint/ideogram-3', 'Edit, 3.0, second API', price.v3),
  quoted('image/precise-edit/ideogram-4-5', 'Precise Edit, 4.5', price.v45),
  quoted('image/precise-edit/ideogram-4-6', 'Precise Edit, 4.6', price.v46),
  quoted('image/generate/ideogram-4-6', 'Generate, 4.6', price.v46),
  quoted('image/generate/ideogram-4-5', 'Generate, 4.5', price.v45),
  quoted('image/generate/ideogram-4', 'Generate, 4.0', price.v4),
  quoted('image/generate/ideogram-3', 'Generate, 3.0, second API', price.v3),
  quoted(
    'image/generate/ideogram-3-transparent',
    'Generate transparent, 3.0, second API',
    price.v3Transparent,
  ),
  quoted(
    'image/generate/ideogram-3-custom-model',
    'Generate with a custom model',
    price.v3,
  ),
  quoted('image/generate/ideogram-2', 'Generate, 2.0, second API', price.v2),
  quoted('image/generate/ideogram-2a', 'Generate, 2a', price.v2a),
  quoted('image/remix/ideogram-3', 'Remix, 3.0, second API', price.v3),
  quoted('image/remix/ideogram-4', 'Remix, 4.0', price.v4),
  quoted('image/reframe/ideogram-3', 'Reframe, 3.0, second API', price.v3),
  quoted(
    'image/replace-background/ideogram-3',
    'Replace background, second API',
    price.v3,
  ),
  quoted(
    'image/remove-background/ideogram-1',
    'Remove background, second API',
    price.removeBackground,
  ),
  quoted(
    'image/remove-object/ideogram-1',
    'Remove object, second API',
    price.removeObject,
  ),
  quoted('image/upscale/auto', 'Upscale', price.upscaleV2),
  paid('/v2/image/describe/ideogram-3', 'Describe, second API', price.describe),
  paid('/v2/image/describe/ideogram-4', 'Describe, 4.0', price.describe),
  quoted(
    'design/layerize/ideogram-3',
    'Text to layers, second API',
    price.layerize,
  ),
  quoted('svg/generate/ideogram-vector-1', 'Draw vectors', price.vectors),
  quoted('svg/vectorize/ideogram-vector-1', 'Vectorize', price.vectorize),
  {
    method: 'GET',
    path: `/v2/generations/:generation_id${generation}`,
    label: 'Follow a generation',
  },
]

const models: readonly Route[] = [
  {
    method: 'GET',
    path: '/models',
    label: 'List models',
    query: ['scope', 'status'],
  },
  { method: 'GET', path: `/models/:model_id${id}`, label: 'See a model' },
  {
    method: 'GET',
    path: '/datasets',
    label: 'List data sets',
    training: true,
  },
  {
    method: 'GET',
    path: `/datasets/:dataset_id${id}`,
    label: 'See a data set',
    training: true,
  },
  {
    method: 'POST',
    path: '/datasets',
    label: 'Make a data set',
    training: true,
  },
  {
    method: 'POST',
    path: `/datasets/:dataset_id${id}/upload_assets`,
    label: 'Fill a data set',
    training: true,
  },
  {
    ...paid('/v1/ideogram-v3/train-model', 'Train a model', price.training),
    training: true,
  },
]

/** Every operation of Ideogram's API that the panel has a use for. */
export const routes: readonly Route[] = [...v1, ...v2, ...models]
