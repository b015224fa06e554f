import type { Endpoint } from './endpoint.ts'
import { legacy } from './endpoints/legacy.ts'
import { masked } from './endpoints/masked.ts'
import { models } from './endpoints/models.ts'
import { training } from './endpoints/training.ts'
import { unmasked } from './endpoints/unmasked.ts'
import { v2 } from './endpoints/v2.ts'
import { v3 } from './endpoints/v3.ts'

const rows = {
  ...masked,
  ...legacy,
  ...v3,
  ...unmasked,
  ...training,
  ...models,
  ...v2,
}

export type EndpointName = keyof typeof rows
export type AnyEndpoint = (typeof rows)[EndpointName]

/** Every operation of the API, by the name this client gives it. */
export const endpoints = rows satisfies Record<
  string,
  Endpoint & { successor?: EndpointName }
>
