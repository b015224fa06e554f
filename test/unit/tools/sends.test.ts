/** What leaves for each tool, word for word: it is paid for. */
import { expect, test } from 'vitest'
import { valuesOf } from '../../../ui/fields/field.ts'
import { check } from '../../../ui/ideogram/check.ts'
import type { ToolName } from '../../../ui/tools/tools.ts'
import { picture } from '../ideogram/client.ts'
import { callsBy, engines } from './engines.ts'

type Call = readonly [path: string, params: Readonly<Record<string, unknown>>]

const image = picture('image')
const mask = picture('mask')
const prompt = 'a cup'
const num_images = 2

const v3 = { prompt, num_images, rendering_speed: 'DEFAULT' }
const styled = { magic_prompt: 'AUTO', style_type: 'GENERAL' }
const noLooks = { style_codes: [], style_reference_images: [] }
const nobody = { character_reference_images: [] }
const legacy = { prompt, num_images, magic_prompt_option: 'AUTO' }
const masked = { ...v3, ...styled, ...noLooks, ...nobody, image, mask }
const precise = {
  ...{ prompt, num_images, image },
  ...{ quality: 'medium', reference_images: [] },
}
const v2 = { prompt, num_images, magic_prompt: 'auto' }
const legacyEdit = { ...legacy, style_type: 'AUTO', image_file: image, mask }
const cutOut: Call = ['/v1/remove-background', { image }]

/** For a prompt alone, of a frame or picture of 1024 × 768; by engine. */
const sent: Record<ToolName, Record<string, readonly Call[]>> = {
  edit: {
    v3: [['/v1/ideogram-v3/inpaint', masked]],
    'precise-4.5': [
      ['/v2/image/precise-edit/ideogram-4-5', { ...precise, mask }],
    ],
    v2: [['/edit', { ...legacyEdit, model: 'V_2' }]],
    'v2-turbo': [['/edit', { ...legacyEdit, model: 'V_2_TURBO' }]],
    'v3-edit': [['/v1/ideogram-v3/edit', masked]],
  },
  remove: {
    'object-1': [['/v1/remove-object', { image, mask }]],
    v3: [
      [
        '/v1/ideogram-v3/inpaint',
        {
          ...{ image, mask, rendering_speed: 'DEFAULT', magic_prompt: 'OFF' },
          prompt: 'The empty background, continued, with nothing in it',
        },
      ],
    ],
  },
  expand: { v3: [['/v1/ideogram-v3/inpaint', { ...v3, image, mask }]] },
  generate: {
    v3: [
      [
        '/v1/ideogram-v3/generate',
        { ...v3, ...styled, ...noLooks, ...nobody, resolution: '1152x864' },
      ],
    ],
    'v4.5': [
      [
        '/v2/image/generate/ideogram-4-5',
        { ...v2, quality: 'medium', size: '1152x864' },
      ],
    ],
    'transparent-v3': [
      [
        '/v1/ideogram-v3/generate-transparent',
        {
          ...{ ...v3, magic_prompt: 'AUTO', upscale_factor: 'X1' },
          aspect_ratio: '4x3',
        },
      ],
    ],
    v4: [
      [
        '/v2/image/generate/ideogram-4',
        { ...v2, rendering_speed: 'default', resolution: '1152x864' },
      ],
    ],
    v2: [
      [
        '/v2/image/generate/ideogram-2',
        { ...v2, rendering_speed: 'default', aspect_ratio: '4x3' },
      ],
    ],
  },
  remix: {
    v3: [
      [
        '/v1/ideogram-v3/remix',
        {
          ...{ ...v3, ...styled, ...noLooks, image, image_weight: 50 },
          resolution: '1152x864',
        },
      ],
    ],
    v2: [
      [
        '/remix',
        {
          ...{ ...legacy, style_type: 'AUTO', model: 'V_2', image_weight: 50 },
          ...{ image_file: image, resolution: 'RESOLUTION_1024_768' },
        },
      ],
    ],
  },
  reframe: {
    v3: [
      [
        '/v1/ideogram-v3/inpaint',
        {
          ...{ image, mask, rendering_speed: 'DEFAULT' },
          prompt: 'The same scene, continued naturally to all sides',
        },
      ],
    ],
  },
  'replace-background': {
    v3: [
      [
        '/v1/ideogram-v3/replace-background',
        { ...v3, magic_prompt: 'AUTO', ...noLooks, image },
      ],
      cutOut,
    ],
  },
  'remove-background': { 'cut-out': [cutOut] },
  instruct: {
    'precise-4.5': [['/v2/image/precise-edit/ideogram-4-5', precise]],
    'edit-1': [
      [
        '/v1/edit',
        { prompt, num_images, magic_prompt: 'AUTO', images: [image] },
      ],
    ],
  },
  upscale: {
    auto: [['/v2/image/upscale/auto', { image, upscale_factor: 'x2' }]],
    v2: [['/upscale', { image_file: image }]],
  },
  describe: {
    v3: [['/describe', { image_file: image, describe_model_version: 'V_3' }]],
  },
}

test('every engine of every tool is told of', () => {
  const told = Object.entries(sent).flatMap(([tool, byEngine]) =>
    Object.keys(byEngine).map((id) => `${tool} ${id}`),
  )
  expect(told).toEqual(engines.map(({ tool, id }) => `${tool} ${id}`))
})

test.each(engines)('$tool by $id', async ({ tool, id, engine }) => {
  const values = valuesOf(engine.fields, { prompt: ' a cup ' })
  const calls = await callsBy(engine, values)
  expect(calls.map(({ row, params }) => [row.path, params])).toEqual(
    sent[tool as ToolName][id],
  )
  for (const { row, params } of calls) expect(check(row, params)).toEqual([])
})

const withCodes = engines.filter(({ engine }) => 'style_codes' in engine.fields)

test.each(withCodes)(
  'a style that nobody chose gives way to a style code: $tool by $id',
  async ({ engine }) => {
    const chosen = { prompt: 'a cup', style_codes: ['AB12CD34'] }
    const values = valuesOf(engine.fields, chosen)
    expect(engine.faults(values)).toEqual({})
    const [call] = await callsBy(engine, values)
    expect(call!.params).toMatchObject({ style_codes: ['AB12CD34'] })
    expect(call!.params).not.toHaveProperty('style_type')
    expect(check(call!.row, call!.params)).toEqual([])
  },
)

const withStyles = withCodes.filter(
  ({ engine }) => 'style_type' in engine.fields,
)

test.each(withStyles)(
  'a style that was chosen is said to be in the way of a style code: $tool by $id',
  ({ engine }) => {
    const style = { style_codes: ['AB12CD34'], style_type: 'DESIGN' }
    const values = valuesOf(engine.fields, { prompt: 'a cup', ...style })
    expect(Object.keys(engine.faults(values)).sort()).toContain('style_codes')
  },
)

const withPeople = engines.filter(
  ({ engine }) => 'character_reference_images' in engine.fields,
)
const somebody = {
  prompt: 'a cup',
  character_reference_images: [{ layerId: '1:2', name: 'Anna' }],
}

test.each(withPeople)(
  'a style that nobody chose gives way to a person: $tool by $id',
  ({ engine }) => {
    const values = valuesOf(engine.fields, somebody)
    expect(engine.faults(values)).toEqual({})
  },
)

test.each(withPeople)(
  'what the service would refuse is said in the form’s words: $tool by $id',
  ({ engine }) => {
    const style = { style_type: 'DESIGN', rendering_speed: 'FLASH' }
    const values = valuesOf(engine.fields, { ...somebody, ...style })
    const said = Object.values(engine.faults(values)).join(' ')
    expect(said).toMatch(/^(Quality|Style) cannot be \w+ beside Person of\./)
    expect(said).not.toMatch(/_|[A-Z]{3}/)
  },
)
