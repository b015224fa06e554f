import { describe, expect, test } from 'vitest'
import { tools, toolNames } from '../../../ui/tools/tools.ts'
import { readArguments } from '../../play/edit/arguments.ts'
import { helpOn } from '../../play/edit/help.ts'
import { chosen, readOptions } from '../../play/edit/options.ts'
import { taken } from '../../play/edit/values.ts'
import { WrongInput } from '../../play/edit/wrong-input.ts'

const read = (...args: string[]) => readOptions(readArguments(args))

const files = ['--image', 'a.png', '--mask', 'b.png', '--out', 'o']
const edited = [...files, '--prompt', 'a boat']

/** The sentence with which it ends. */
function refusal(...args: string[]): string {
  try {
    read(...args)
  } catch (thrown) {
    if (thrown instanceof WrongInput) return thrown.message
    throw thrown
  }
  throw new Error('It was taken')
}

test('Edit is done unless said, with the first model and one image', () => {
  expect(read(...edited)).toEqual({
    tool: 'edit',
    engine: tools.edit.engines[0],
    values: { prompt: 'a boat', num_images: 1 },
    image: 'a.png',
    mask: 'b.png',
    frame: null,
    insert: null,
    out: 'o',
  })
})

test('a tool and a model are found by id or label', () => {
  const said = (...args: string[]) => {
    const { tool, engine } = chosen(readArguments(args))
    return `${tool} ${engine.id}`
  }
  expect(said('--tool', 'replace-background')).toBe('replace-background v3')
  expect(said('--tool', 'Replace background')).toBe('replace-background v3')
  expect(said('--model', '4.5 true pixels')).toBe('edit precise-4.5')
  expect(said('--model', 'v2-turbo')).toBe('edit v2-turbo')
})

test('a tool is asked for what it needs and nothing else', () => {
  const rest = { image: null, mask: null, frame: null }
  const out = ['--out', 'o']
  expect(
    read('--tool', 'generate', '--prompt', 'p', '--frame', '1200x800', ...out),
  ).toMatchObject({ ...rest, frame: { width: 1200, height: 800 } })
  expect(read('--tool', 'generate', '--prompt', 'p', ...out)).toMatchObject({
    frame: { width: 1080, height: 1080 },
  })
  const described = read('--tool', 'describe', '--image', 'a.png', ...out)
  expect(described).toMatchObject({ ...rest, image: 'a.png', values: {} })
  expect(read('--tool', 'remove', ...files).values).toEqual({})
})

test.each([
  [['--tool', 'describe', '--image', 'a', '--mask', 'b'], /no --mask.*--image/],
  [['--tool', 'remove', ...files, '--prompt', 'x'], /no --prompt.*--mask/],
  [['--tool', 'generate', '--image', 'a'], /takes no --image.*--frame/],
  [[...edited, '--frame', '9x9'], /Edit with 3\.0 takes no --frame/],
  [['--mask', 'b'], /needs --image FILE/],
  [['--image', 'a'], /needs --mask FILE/],
  [files, /needs --prompt "…"/],
  [['--image', 'a', '--mask', 'b', '--prompt', 'x'], /needs --out FOLDER/],
  [['--tool', 'paint'], /--tool is edit, remove, .* or describe, not "paint"/],
  [[...edited, '--model', '9'], /"3\.0" \(v3\).* for Edit, not "9"/],
  [[...edited, '--insert', 'name'], /fill, layer or beside for Edit/],
  [[...edited, '--count', '9'], /--count takes a whole number from 1 to 8/],
  [[...edited, '--count', '1.5'], /not "1\.5"/],
  [[...edited, '--seed', '-1'], /--seed takes a whole number from 0/],
  [[...edited, '--colour', 'red'], /no --colour\. There are --tool, --model/],
  [[...edited, 'boat'], /"boat" belongs to no option/],
  [['--image', '--mask', 'b'], /^--image has no value/],
  [['--prompt'], /^--prompt has no value/],
  [['--prompt', ' '], /^--prompt is empty/],
  [[...edited, '--out', 'p'], /--out is written twice/],
  [
    ['--tool', 'generate', '--prompt', 'p', '--frame', '0x9'],
    /--frame takes WIDTHxHEIGHT, each from 1 to 8,192/,
  ],
  [['--tool', 'generate', '--prompt', 'p', '--frame', 'big'], /not "big"/],
])('%j is refused in a sentence', (args, says) => {
  expect(refusal(...args)).toMatch(says)
})

describe('--set', () => {
  const set = (tool: string, ...sets: string[]) => {
    const { fields } = tools[tool as 'edit'].engines[0]
    const options = [
      ...(tool === 'generate' ? [] : ['--image', 'a.png']),
      ...(tool === 'edit' ? ['--mask', 'b.png'] : []),
      ...('prompt' in fields ? ['--prompt', 'p'] : []),
      ...sets.flatMap((one) => ['--set', one]),
    ]
    return read('--tool', tool, ...options, '--out', 'o').values
  }

  test.each([
    ['edit', 'rendering_speed=turbo', { rendering_speed: 'TURBO' }],
    ['edit', 'Quality=Default', { rendering_speed: 'DEFAULT' }],
    ['edit', 'magic_prompt=Off: my words only', { magic_prompt: 'OFF' }],
    ['generate', 'negative_prompt=a = b', { negative_prompt: 'a = b' }],
    ['remix', 'image_weight=30', { image_weight: 30 }],
    ['edit', 'color_palette=ember', { color_palette: { name: 'EMBER' } }],
    ['edit', 'color_palette=Free', { color_palette: null }],
    [
      'replace-background',
      'style_codes=0A1B2C3D',
      { style_codes: ['0A1B2C3D'] },
    ],
    [
      'edit',
      'style_reference_images=a.png, b.jpg',
      { style_reference_images: ['a.png', 'b.jpg'] },
    ],
    ['replace-background', 'keep_subject=off', { keep_subject: false }],
    [
      'expand',
      'sides=0,10,400,0',
      { sides: { left: 0, top: 10, right: 400, bottom: 0 } },
    ],
    [
      'reframe',
      'sizes=Story, 1500x500',
      {
        sizes: [
          { label: 'Story', width: 1080, height: 1920 },
          { label: 'Banner', width: 1500, height: 500 },
        ],
      },
    ],
  ])('%s reads %s', (tool, one, value) => {
    expect(set(tool, one)).toMatchObject(value)
  })

  test.each([
    ['edit', 'strength=9', /no field "strength". --set takes rendering_speed/],
    ['edit', 'rendering_speed=fast', /Flash, Turbo, Default or Quality, not/],
    ['edit', 'color_palette=red', /takes Free, Ember, .* or Ultramarine/],
    ['edit', 'style_codes=red', /eight digits/],
    ['edit', 'character_reference_images=a,b', /takes a picture file, not/],
    ['remix', 'image_weight=0', /a whole number from 1 to 100, not "0"/],
    ['replace-background', 'keep_subject=maybe', /takes on or off/],
    ['expand', 'sides=1,2', /takes left, top, right, bottom/],
    ['expand', 'sides=9999,0,0,0', /from 0 to 8,192 on each side/],
    ['reframe', 'sizes=Poster', /Square \(1080x1080\), .*, not "Poster"/],
    ['describe', 'seed=1', /Describe with 3\.0 has no field "seed", and none/],
    ['edit', 'rendering_speed', /--set takes FIELD=VALUE/],
  ])('%s refuses %s in a sentence', (tool, one, says) => {
    expect(() => set(tool, one)).toThrow(says)
  })

  test('the same field twice is refused, also by an option of its own', () => {
    expect(() => set('edit', 'quality=flash', 'quality=turbo')).toThrow(
      /rendering_speed is set twice/,
    )
    expect(refusal(...edited, '--seed', '1', '--set', 'seed=2')).toMatch(
      /seed is set twice/,
    )
  })

  test('what the service would not take together is refused', () => {
    expect(() =>
      set('edit', 'style_codes=0A1B2C3D', 'style_reference_images=a.png'),
    ).toThrow(WrongInput)
  })
})

describe('--help', () => {
  test('it lists every tool, and of all what they need', () => {
    const help = helpOn(null)
    for (const name of toolNames) expect(help).toContain(`  ${name} `)
    expect(help).toMatch(/describe .*\(--image\)/)
    expect(help).toMatch(/generate .*\(--frame --prompt\)/)
  })

  const all = toolNames.flatMap((tool) =>
    tools[tool].engines.map((engine) => ({ tool, engine })),
  )
  test.each(all)('of $tool with $engine.id it is complete', (one) => {
    const help = helpOn(one)
    for (const { id } of tools[one.tool].engines)
      expect(help).toContain(`  ${id} `)
    for (const way of tools[one.tool].placements) expect(help).toContain(way)
    const own = ['prompt', 'num_images', 'seed']
    for (const [name, field] of Object.entries(one.engine.fields))
      if (!own.includes(name))
        expect(help).toContain(`${field.label}: ${taken(field)}`)
  })
})
