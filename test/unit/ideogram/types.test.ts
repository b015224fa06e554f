import { expectTypeOf, it } from 'vitest'
import type { Client } from '../../../ui/ideogram/client.ts'
import type { Answer, Params } from '../../../ui/ideogram/endpoint.ts'
import { endpoint } from '../../../ui/ideogram/endpoint.ts'
import { endpoints, type EndpointName } from '../../../ui/ideogram/endpoints.ts'
import { imagesAnswer } from '../../../ui/ideogram/endpoints/answers.ts'
import { text, type ImageType } from '../../../ui/ideogram/field.ts'
import { edit, picture } from './client.ts'

type Edit = typeof endpoints.edit

/** Never run: each line is a claim about what compiles. */
export const claims = async (client: Client) => {
  const { mask, ...maskless } = edit()
  await client.call(endpoints.edit, { ...maskless, mask })
  // @ts-expect-error a mask is missing
  await client.call(endpoints.edit, maskless)
  // @ts-expect-error the field has another name there
  await client.call(endpoints.edit, { ...edit(), image: picture() })
  // @ts-expect-error of the 3.0 generation only
  await client.call(endpoints.edit, { ...edit(), rendering_speed: 'TURBO' })
  // @ts-expect-error not one of the models
  await client.call(endpoints.edit, { ...edit(), model: 'V_1' })
  // @ts-expect-error a number is no text
  await client.call(endpoints.edit, { ...edit(), num_images: '2' })
  const fox = { image: picture(), prompt: 'a fox' }
  const gif = { bytes: new Uint8Array(), type: 'image/gif' } as const
  // @ts-expect-error no such format
  await client.call(endpoints.edit, { ...edit(), mask: gif })
  const narrow = { image: picture(), resolution: '640x1024' } as const
  // @ts-expect-error not a size of the 3.0 models
  await client.call(endpoints.reframeV3, narrow)
  await client.call(endpoints.generateTransparentV3, {
    prompt: 'a fox',
    // @ts-expect-error refused by the service
    rendering_speed: 'FLASH',
  })
  const colours = { name: 'EMBER' } as const
  await client.call(endpoints.remixV3, { ...fox, color_palette: colours })
  // @ts-expect-error the second API writes it small
  await client.call(endpoints.remixV2, { ...fox, color_palette: colours })
  // @ts-expect-error an image is missing, and the client sets `async` itself
  await client.call(endpoints.vectorize, { async: true })
  // @ts-expect-error a ticket of another kind
  await client.collect(endpoints.edit, { kind: 'page', id: 'a' })
  // @ts-expect-error a path needs its id
  await client.call(endpoints.getModel, {})
}

it('infers what a call takes', () => {
  expectTypeOf<Params<Edit>['model']>().toEqualTypeOf<'V_2' | 'V_2_TURBO'>()
  expectTypeOf<Params<Edit>['seed']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<Params<Edit>['mask']['type']>().toEqualTypeOf<ImageType>()
  expectTypeOf<Params<typeof endpoints.listModels>['status']>().toEqualTypeOf<
    | readonly (
        'CREATING' | 'DRAFT' | 'TRAINING' | 'COMPLETED' | 'ERRORED' | 'ARCHIVED'
      )[]
    | undefined
  >()
})

it('infers what a call gives', () => {
  type Picture = Answer<Edit>['data'][number]
  expectTypeOf<Picture['url']>().toEqualTypeOf<string | null>()
  expectTypeOf<Picture['is_image_safe']>().toEqualTypeOf<boolean>()
})

it('holds a row to its own field names', () => {
  const row = {
    method: 'POST',
    path: '/x',
    encoding: 'json',
    fields: { a: text(), b: text() },
    answer: imagesAnswer,
  } as const
  endpoint({ ...row, rules: [{ kind: 'apart', fields: ['a', 'b'] }] })
  endpoint({
    ...row,
    // @ts-expect-error there is no c
    rules: [{ kind: 'apart', fields: ['a', 'c'] }],
  })
  expectTypeOf<NonNullable<Edit['successor']>>().toExtend<EndpointName>()
})
