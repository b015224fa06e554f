import type { Endpoint } from './endpoint.ts'
import { background } from './endpoints/background.ts'
import { describe } from './endpoints/describe.ts'
import { generateV2 } from './endpoints/generate-v2.ts'
import { generate } from './endpoints/generate.ts'
import { generations } from './endpoints/generations.ts'
import { layers } from './endpoints/layers.ts'
import { masked } from './endpoints/masked.ts'
import { models } from './endpoints/models.ts'
import { precise } from './endpoints/precise.ts'
import { reframe } from './endpoints/reframe.ts'
import { remix } from './endpoints/remix.ts'
import { removal } from './endpoints/removal.ts'
import { training } from './endpoints/training.ts'
import { upscale } from './endpoints/upscale.ts'
import { vectors } from './endpoints/vectors.ts'

const rows = {
  ...masked,
  ...precise,
  ...removal,
  ...background,
  ...generate,
  ...generateV2,
  ...remix,
  ...reframe,
  ...upscale,
  ...describe,
  ...layers,
  ...vectors,
  ...generations,
  ...training,
  ...models,
}

export type EndpointName = keyof typeof rows
export type AnyEndpoint = (typeof rows)[EndpointName]

/** Every operation of the API that this client knows, by the name it gives it. */
export const endpoints = rows satisfies Record<
  string,
  Endpoint & { successor?: EndpointName }
>
