/** What a mask means, by what lies under and above it. */
import { expect, test } from 'vitest'
import { green, red, row, shape, white, type Drawn } from './drawn.ts'
import { hero, mask, picture, title, told, waysOf } from './hero.ts'
import { marker, numbered, placingOf, targetOf } from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

/** The layers of many scenes on one page, with their scene before each id. */
function beside(scenes: Record<string, Drawn[]>): Drawn[] {
  const named = (
    scene: string,
    { id, children = [], ...rest }: Drawn,
  ): Drawn => ({
    ...rest,
    id: `${scene}/${id}`,
    children: children.map((child) => named(scene, child)),
  })
  return Object.entries(scenes).map(([scene, children], at) =>
    named(scene, hero([...children, mask], { at: [500 * at, 0, 400, 300] })),
  )
}

/** What a press for the scene's mask repaints and what stays live, for each way. */
async function readings(stage: Stage, scene: string) {
  const ways = await waysOf(stage, `${scene}/mask`)
  return ways.map((way) =>
    told(way).slice(0, 4).join(' ').replaceAll(`${scene}/`, '').trimEnd(),
  )
}

const over = (id: string, fields: Partial<Drawn>): Drawn =>
  shape(id, {
    type: 'RECTANGLE',
    at: [0, 0, 200, 200],
    fills: [green],
    ...fields,
  })
const holding = (fields: Partial<Drawn>, children: Drawn[]): Drawn => ({
  type: 'GROUP',
  id: 'card',
  at: [0, 0, 200, 200],
  children,
  ...fields,
})
const instance = (
  id: string,
  mainComponentId: string,
  fields: Partial<Drawn> = {},
): Drawn => ({
  type: 'INSTANCE',
  id,
  mainComponentId,
  at: [0, 0, 200, 200],
  ...fields,
})
const components: Drawn[] = [
  { type: 'COMPONENT', id: '9:1', at: [0, 400, 40, 40], fills: [green] },
  {
    type: 'COMPONENT',
    id: '9:2',
    at: [100, 400, 200, 200],
    children: [picture({ id: '9:3' }), { ...title, id: '9:4' }],
  },
]

/** The ways of a mask over a photograph with something above it that does not hide it. */
const under = (live: string) => [
  `picture photo  ${live}`,
  `behind hero ${live} ${live}`,
  'everything hero',
]
const bare = ['picture photo', 'everything hero']

const scenes: Record<string, [layers: Drawn[], readings: string[]]> = {
  'a small shape': [
    [picture(), over('dot', { at: [60, 80, 20, 20] })],
    under('dot'),
  ],
  'a veil': [[picture(), over('veil', { opacity: 0.5 })], under('veil')],
  'a line': [
    [
      picture(),
      over('line', { type: 'LINE', at: [50, 100, 100, 0], strokes: [red] }),
    ],
    under('line'),
  ],
  'an instance': [
    [picture(), instance('badge', '9:1', { at: [80, 80, 40, 40] })],
    under('badge'),
  ],
  'a hidden shape': [[picture(), over('cover', { visible: false })], bare],
  'rounded corners': [[picture({ cornerRadii: [48, 48, 48, 48] })], bare],
  'in a group': [[holding({}, [picture(), title])], under('title')],
  'in auto-layout': [
    [
      holding({ type: 'FRAME', ...row, fills: [white] }, [
        picture(),
        over('side', {}),
      ]),
    ],
    bare,
  ],
  "an instance's child": [
    [instance('5:1', '9:2')],
    ['picture I5:1;9:3  I5:1;9:4', 'everything hero'],
  ],
  'two, one upon the other': [
    [picture(), picture({ id: 'upper', at: [20, 20, 180, 180] })],
    ['picture upper', 'everything hero'],
  ],
  'two side by side': [
    [
      picture({ at: [0, 0, 100, 200] }),
      picture({ id: 'right', at: [100, 0, 100, 200] }),
      title,
    ],
    ['behind hero title title', 'everything hero'],
  ],
  'no photograph': [
    [over('dot', { at: [60, 80, 20, 20] })],
    ['behind hero dot dot', 'everything hero'],
  ],
  nothing: [[], ['everything hero']],
}

test('the photograph alone is repainted wherever it lies, under all that does not hide it', async () => {
  const drawn = Object.entries(scenes).map(
    ([name, [layers]]) => [name, layers] as const,
  )
  const stage = await figma({
    layers: [...components, ...beside(Object.fromEntries(drawn))],
  })
  for (const [name, [, expected]] of Object.entries(scenes))
    expect(await readings(stage, name), name).toEqual(expected)
})

test('over an earlier result its picture is repainted again, a layer of it with what shows', async () => {
  const stage = await figma({
    layers: beside({ fill: [picture(), title], layer: [picture(), title] }),
  })
  for (const how of ['fill', 'layer'] as const) {
    const target = await targetOf(stage, `${how}/mask`)
    const made = numbered([marker(target.source.bounds)])
    await stage.host.place(placingOf(target, { how, made }))
    await stage.change(`${how}/mask`, { visible: true })
  }
  expect(await readings(stage, 'fill')).toEqual(under('title'))
  expect(await readings(stage, 'layer')).toEqual(under('title').slice(1))
})
