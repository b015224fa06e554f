/** One call the relay passes on to Ideogram; every other call is refused. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** A path in Hono's notation. */
  readonly path: string
  /** The query parameters that go along; any other is refused. */
  readonly query?: readonly string[]
}

// Ids are opaque to us; these letters cannot form another path.
const id = '{[A-Za-z0-9_-]+}'

/** Every operation of Ideogram's API that an API key may call. */
export const routes: readonly Route[] = [
  { method: 'POST', path: '/edit' },
  { method: 'POST', path: '/generate' },
  { method: 'POST', path: '/remix' },
  { method: 'POST', path: '/reframe' },
  { method: 'POST', path: '/upscale' },
  { method: 'POST', path: '/describe' },

  { method: 'POST', path: '/v1/edit' },
  { method: 'POST', path: '/v1/remove-background' },
  { method: 'POST', path: '/v1/ideogram-v3/generate' },
  { method: 'POST', path: '/v1/ideogram-v3/generate-transparent' },
  { method: 'POST', path: '/v1/ideogram-v3/inpaint' },
  { method: 'POST', path: '/v1/ideogram-v3/edit' },
  { method: 'POST', path: '/v1/ideogram-v3/remix' },
  { method: 'POST', path: '/v1/ideogram-v3/reframe' },
  { method: 'POST', path: '/v1/ideogram-v3/replace-background' },
  { method: 'POST', path: '/v1/ideogram-v3/layerize-text' },

  { method: 'POST', path: '/v2/image/inpaint/ideogram-3', query: ['dry_run'] },
  {
    method: 'POST',
    path: '/v2/image/precise-edit/ideogram-4-5',
    query: ['dry_run'],
  },

  { method: 'GET', path: '/datasets' },
  { method: 'POST', path: '/datasets' },
  { method: 'GET', path: `/datasets/:dataset_id${id}` },
  { method: 'POST', path: `/datasets/:dataset_id${id}/upload_assets` },
  { method: 'POST', path: '/v1/ideogram-v3/train-model' },
  { method: 'GET', path: '/models', query: ['scope', 'status'] },
  { method: 'GET', path: `/models/:model_id${id}` },
]
