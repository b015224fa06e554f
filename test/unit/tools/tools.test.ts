import { describe, expect, test, vi } from 'vitest'
import type { Placement, Source } from '../../../plugin/shared/protocol.ts'
import { needsOf, type Tool } from '../../../ui/tools/tool.ts'
import {
  engineOf,
  placementsFor,
  toolNamed,
  tools,
  usualPlacement,
} from '../../../ui/tools/tools.ts'
import { ToolIcon } from '../../../ui/views/controls/icons.tsx'
import { target } from '../jobs/made.ts'

// The toolkit's styles are for a bundler; here each picture is its name.
vi.mock('@create-figma-plugin/ui', () => {
  const named = (name: string | symbol) =>
    typeof name === 'string' && name.startsWith('Icon')
  return new Proxy(
    {},
    {
      get: (_, name) => (named(name) ? name : undefined),
      has: (_, name) => named(name),
    },
  )
})

const rows = Object.entries<Tool>(tools)

/** Whether an engine of the tool works on a source like this one. */
const takes = (tool: Tool, source: Source | null) =>
  tool.engines.some((engine) => engine.takes({ ...target, source }))

/** A source that allows these ways. */
const source = (...placements: Placement[]): Source => ({
  ...target.source!,
  placements,
})

/** As Figma's side tells them of a frame, a text, a set of components. */
const sources = [
  source('fill', 'layer', 'beside'),
  source('layer', 'fill', 'beside'),
  source('layer', 'beside'),
  source('layer', 'fill'),
  // A picture's own pixels, so many to a canvas unit.
  { ...source('fill', 'beside'), density: 2 },
]

/** What is drawn for a tool, as JSON. */
const drawn = ({ icon }: Tool) =>
  JSON.stringify(ToolIcon({ name: icon }), (key, value: unknown) =>
    // Of the library's own, some of it another each time.
    key.startsWith('__') ? undefined : value,
  )

describe.each(rows)('%s', (name, row) => {
  test('says what it is, what it does, and what its button does', () => {
    for (const words of [row.label, row.press])
      expect(words).toMatch(/^[A-Z]\w/)
    expect(row.says).toMatch(/^[A-Z].{10,70}[^.]$/)
  })

  test('has a picture of its own', () => {
    expect(drawn(row)).toMatch(/"type":"Icon\w+"/)
    const others = rows.filter(([other]) => other !== name)
    expect(others.map(([, other]) => drawn(other))).not.toContain(drawn(row))
  })

  test('tells its engines apart', () => {
    for (const key of ['id', 'label'] as const) {
      const all = row.engines.map((engine) => engine[key])
      expect(new Set(all).size).toBe(all.length)
      expect(all.every(Boolean)).toBe(true)
    }
  })

  test('always has somewhere to put what it makes', () => {
    const places = row.engines.some((engine) => !needsOf(engine).source)
      ? [...sources, null]
      : sources
    for (const place of places.filter((one) => takes(row, one))) {
      const ways = placementsFor(name, place)
      expect(ways.length).toBeGreaterThan(0)
      expect(new Set(ways).size).toBe(ways.length)
      expect(row.placements).toEqual(expect.arrayContaining([...ways]))
      expect(usualPlacement(name, place)).toBe(ways[0])
    }
  })

  test('needs of the canvas what leaves it', () => {
    for (const engine of row.engines)
      expect(needsOf(engine)).toEqual(
        {
          nothing: { source: false, mask: false },
          whole: { source: true, mask: false },
          own: { source: true, mask: false },
          empty: { source: true, mask: false },
          window: { source: true, mask: true },
        }[engine.framing.kind],
      )
  })
})

test('the layer says which way is the usual one', () => {
  const usual = sources.map((one) => usualPlacement('edit', one))
  expect(usual).toEqual(['fill', 'layer', 'layer', 'layer', 'fill'])
  expect(placementsFor('edit', sources[3]!)).toEqual(['layer', 'fill'])
  expect(placementsFor('generate', sources[0]!)).toEqual(['fill', 'frame'])
  expect(placementsFor('generate', null)).toEqual(['frame'])
  expect(placementsFor('describe', sources[0]!)).toEqual(['name'])
})

// What is kept in files and journals names them.
test('names and ids that were ever kept are known', () => {
  const kept = {
    edit: ['v3', 'precise-4.5', 'v2', 'v2-turbo', 'v3-edit'],
    remove: ['object-1', 'v3'],
    expand: ['v3'],
    generate: ['v3', 'v4.5', 'transparent-v3', 'v4', 'v2'],
    remix: ['v3', 'v2'],
    reframe: ['v3'],
    'replace-background': ['v3'],
    'remove-background': ['cut-out'],
    instruct: ['precise-4.5', 'edit-1'],
    upscale: ['auto', 'v2'],
    describe: ['v3'],
  }
  for (const [tool, ids] of Object.entries(kept))
    for (const engine of ids)
      expect(engineOf({ tool, engine }).id, tool).toBe(engine)
})

test('the first engine is the usual one, also for what another version named', () => {
  expect(engineOf({ tool: 'edit', engine: '' })).toBe(tools.edit.engines[0])
  expect(engineOf({ tool: 'edit', engine: 'v9' })).toBe(tools.edit.engines[0])
})

test.each(['relight', '', 'constructor', '__proto__', 'toString'])(
  'there is no tool “%s”, and what it made can be placed all the same',
  (name) => {
    expect(toolNamed(name)).toBeNull()
    for (const place of sources)
      expect(placementsFor(name, place).length).toBeGreaterThan(0)
    expect(usualPlacement(name, null)).toBe('frame')
    expect(engineOf({ tool: name, engine: 'v1' }).label).toBeTruthy()
  },
)
