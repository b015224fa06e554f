import { beforeEach, describe, expect, test } from 'vitest'
import { createForm, type Form } from '../../../ui/parts/form.ts'
import { createPresets, type Presets } from '../../../ui/parts/presets.ts'
import { shared, storage } from '../samples/stored.ts'
import { storageOf } from './host.ts'

/** What a later version, or a stranger, has put among the presets. */
const strange = [
  { name: 'Relit', tool: 'relight', engine: 'v1', values: { sun: [1, 2] } },
  { name: 'Later', tool: 'edit', engine: 'v3', values: {}, v: 3, pinned: true },
  { name: '', tool: 'edit', engine: 'v3', values: {} },
  { tool: 'edit' },
  'text',
  null,
]

/** One's own and the file's, as a later version and a colleague left them. */
let host: ReturnType<typeof storageOf>
let form: Form
let presets: Presets
beforeEach(() => {
  const mine = [...storage().presets, ...structuredClone(strange)]
  const file = [...(JSON.parse(shared) as unknown[]), ...strange]
  host = storageOf({ presets: mine }, { shared: JSON.stringify(file) })
  form = createForm()
  presets = createPresets(form, host)
  presets.load(host.kept.presets, host.file.shared)
})

const named = (name: string) => {
  const found = presets.list.value.find((one) => one.name === name)
  if (!found) throw new Error(`There is no ${name}`)
  return found
}
const mine = () => host.kept.presets as unknown[]
const inFile = () => JSON.parse(host.file.shared) as unknown[]

test('presets of version 0.1.0 are there, under what their tools are now', () => {
  const { list } = presets
  expect(list.value.map(({ name, place }) => [name, place])).toEqual([
    ['Sun', 'mine'],
    ['Later', 'mine'],
    ['Door', 'file'],
    ['Later', 'file'],
  ])
  expect(named('Sun').asked).toMatchObject({ tool: 'edit', engine: 'v2' })
  expect(named('Door').asked).toMatchObject({ tool: 'edit', engine: 'v3' })
})

test('one of version 0.1.0 fills in the form, each value as what it is', () => {
  presets.apply(named('Door'))
  expect(form.engine.value.id).toBe('v3')
  expect(form.values.value).toEqual({
    prompt: 'a red door',
    rendering_speed: 'DEFAULT',
    num_images: 3,
    magic_prompt: 'AUTO',
    style_type: 'AUTO',
    seed: 7,
    ...{ style_preset: null, color_palette: null, style_codes: [] },
    ...{ style_reference_images: [], character_reference_images: [] },
  })
  presets.apply(named('Sun'))
  expect(form.engine.value.id).toBe('v2')
  expect(form.values.value).toMatchObject({ num_images: 2, seed: null })
})

describe('what is not understood stays as it is', () => {
  test.each(['mine', 'file'] as const)(
    'where one is saved: %s',
    async (place) => {
      form.setValue('prompt', 'a fox')
      await presets.save('Fox', place)
      const now = place === 'mine' ? mine() : inFile()
      expect(now).toEqual(expect.arrayContaining(strange))
      expect(now).toHaveLength(strange.length + 2)
    },
  )

  test('where one is removed', async () => {
    await presets.remove(named('Sun'))
    expect(mine()).toHaveLength(strange.length)
    expect(mine()).toEqual(expect.arrayContaining(strange))
  })

  test('where a file of presets comes in, and one takes its place', async () => {
    const file = [{ name: 'Sun', tool: 'edit', engine: 'v3', values: {} }]
    await presets.importFile(new Blob([JSON.stringify(file)]))
    expect(presets.imported.value).toEqual({ count: 1, unread: 0, replaced: 1 })
    expect(mine()).toEqual(expect.arrayContaining(strange))
    expect(named('Sun').asked.engine).toBe('v3')
  })

  test('a field that today does not know, of a preset that it knows', async () => {
    presets.apply(named('Later'))
    await presets.remove(named('Sun'))
    expect(mine()).toContainEqual(strange[1])
  })

  test('a preset of an unknown tool is not one’s own of the same name', async () => {
    await presets.save('Relit', 'mine')
    expect(named('Relit').asked.tool).toBe('edit')
    expect(mine()).toContainEqual(strange[0])
    await presets.remove(named('Relit'))
    expect(mine()).toContainEqual(strange[0])
  })
})

test('what was saved comes back after a restart', async () => {
  form.setEngine('precise-4.5')
  form.setValue('prompt', 'a fox')
  form.setValue('seed', 12)
  form.setValue('quality', 'high')
  await presets.save('  Fox  ', 'file')
  const next = createForm()
  const again = createPresets(next, host)
  again.load(host.kept.presets, host.file.shared)
  const fox = again.list.value.find(({ name }) => name === 'Fox')!
  expect(fox).toMatchObject({ place: 'file', asked: form.asked() })
  again.apply(fox)
  expect(next.asked()).toEqual(form.asked())
})

test('a file of presets that version 0.1.0 exported is read', async () => {
  const exported = [...storage().presets, { name: 'Broken' }]
  const read = new Blob([JSON.stringify(exported)])
  const other = createPresets(createForm(), storageOf())
  await other.importFile(read)
  expect(other.imported.value).toEqual({ count: 1, unread: 1, replaced: 0 })
  expect(other.list.value[0]?.asked).toMatchObject({ engine: 'v2' })
  // And what is exported now is read again, value for value.
  const again = createPresets(createForm(), storageOf())
  await again.importFile(new Blob([other.exported()]))
  expect(again.list.value).toEqual(other.list.value)
})

test.each([
  ['too-large', 'x'.repeat(500_001)],
  ['not-json', '{'],
  ['other', '{"presets":[]}'],
  ['other', '[{"name":"Relit","tool":"relight","engine":"v1","values":{}}]'],
  ['empty', '[]'],
])('a file that brings nothing says why: %s', async (why, text) => {
  const before = structuredClone(mine())
  await expect(presets.importFile(new Blob([text]))).rejects.toMatchObject({
    failure: { kind: 'not-presets', why },
  })
  expect(mine()).toEqual(before)
})
