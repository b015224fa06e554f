/** What stands in the way of a press, what it asks for, and what it costs. */
import { signal } from '@preact/signals'
import { beforeEach, describe, expect, test } from 'vitest'
import type {
  MaskLayer,
  Selection,
  Target,
  Ways,
} from '../../../plugin/shared/protocol.ts'
import { layersOf, type Parts } from '../../../ui/framing/pieces.ts'
import type { Commission, Desk } from '../../../ui/jobs/desk.ts'
import type { Job } from '../../../ui/jobs/job.ts'
import { createForm, type Form } from '../../../ui/parts/form.ts'
import { createNotices } from '../../../ui/parts/notices.ts'
import { obstacles } from '../../../ui/parts/obstacle.ts'
import { createPress, type Press } from '../../../ui/parts/press.ts'
import type { Preview, Shown } from '../../../ui/parts/preview.ts'
import { createSelection } from '../../../ui/parts/selection.ts'
import { createSettings } from '../../../ui/parts/settings.ts'
import { createSpending } from '../../../ui/parts/spending.ts'
import { jobWith } from '../jobs/made.ts'
import { storageOf } from './host.ts'

const bounds = { x: 0, y: 0, width: 400, height: 300 }

/** A layer, masked by these. */
function target(id: string, maskIds: string[] = [], isEmpty = false): Target {
  const place = { pageId: '0:1', bounds }
  const [first, ...others] = maskIds.map((mask): MaskLayer => ({
    id: mask,
    name: mask,
    bounds,
  }))
  return {
    scope: 'everything',
    place,
    source: {
      ...{ id, name: id, ...place, isEmpty },
      ...{ placements: ['fill', 'layer', 'beside'], density: null },
    },
    mask: first
      ? { layers: [first, ...others], shift: { x: 0, y: 0 }, reason: 'drawn' }
      : null,
    ...{ unseen: [], live: [], underId: null, grown: null },
  }
}

const selectionOf = (...targets: Target[]): Selection => ({
  targets: targets.map((target): Ways => [target]),
  layers: [],
  carried: null,
  view: { pageId: '0:1', center: { x: 1000, y: 500 } },
  pageCount: 1,
  nothing: targets.length ? null : 'empty',
})

const masked = target('hero', ['blob'])

let canvas: Selection
let form: Form
let press: Press
let hasKey: ReturnType<typeof signal<boolean>>
let coverage: number | null
let parts: Parts
let isUnmeasured: ReturnType<typeof signal<boolean>>
let started: Commission[]
let host: ReturnType<typeof storageOf>
let remembered: string[]
let select: (...targets: Target[]) => void
let settings: ReturnType<typeof createSettings>
let notices: ReturnType<typeof createNotices>
let shown: ReturnType<typeof signal<Shown | null>>
let partsShown: ReturnType<typeof signal<Parts>>

beforeEach(() => {
  canvas = selectionOf()
  coverage = 0.2
  parts = new Map()
  started = []
  remembered = []
  host = storageOf()
  form = createForm()
  notices = createNotices()
  hasKey = signal(true)
  isUnmeasured = signal(false)
  const selection = createSelection({ read: () => Promise.resolve(canvas) })
  select = (...targets) => {
    canvas = selectionOf(...targets)
    selection.set(canvas)
  }
  settings = createSettings(host)
  const spending = createSpending({
    host,
    settings: settings.values,
    committed: signal(0),
    now: () => Date.UTC(2026, 10, 30),
  })
  spending.load({ '2026-11': { '/edit': 1 } })
  shown = signal<Shown | null>(null)
  partsShown = signal(parts)
  const preview: Preview = {
    shown: shown as Preview['shown'],
    failure: signal(null),
    parts: partsShown as Preview['parts'],
    options: form.maskOptions,
    regions: signal([]) as Preview['regions'],
    unmeasured: isUnmeasured as Preview['unmeasured'],
    settled: () => Promise.resolve(),
  }
  const jobs = new Map<string, Job>()
  const desk = {
    start: (commission: Commission) => {
      started.push(commission)
      const id = `job-${String(started.length)}`
      jobs.set(id, jobWith([], { id, origin: 'session', price: 0.12 }))
      return Promise.resolve(id)
    },
    find: (id: string) => jobs.get(id),
    inOneStep: <T>(work: (press: string) => Promise<T>) => work('step'),
    startAgain: () => Promise.resolve(),
  } as unknown as Desk
  press = createPress({
    ...{ host, selection, form, preview, settings, spending, notices, desk },
    connection: { hasKey },
    prompts: {
      remember: (prompt) => {
        remembered.push(prompt)
        return Promise.resolve()
      },
    },
  } as Parameters<typeof createPress>[0])
  select()
  show(0.2)
})

/** What the masks cover of what is selected. */
function show(share: number | null) {
  coverage = share
  shown.value = { source: null, mask: null, coverage } as unknown as Shown
}

const inTheWay = () => press.obstacle.value

test('without a key nothing goes, whatever is selected', () => {
  hasKey.value = false
  form.setValue('prompt', 'a moon')
  select(masked)
  expect(inTheWay()).toBe('no-key')
  form.setTool('generate')
  expect(inTheWay()).toBe('no-key')
})

describe('a tool that works on what a mask covers', () => {
  beforeEach(() => form.setValue('prompt', 'a moon'))

  test('needs a layer, and then a mask', () => {
    expect(inTheWay()).toBe('no-source')
    select(target('hero'))
    expect(inTheWay()).toBe('no-mask')
    select(masked)
    expect(inTheWay()).toBeNull()
    // Of a batch those that are masked go.
    select(target('hero'), masked)
    expect(inTheWay()).toBeNull()
    expect(press.requests.value.map((one) => one.target)).toEqual([masked])
  })

  test('needs a mask that covers something, and not all', () => {
    select(masked)
    show(0)
    expect(inTheWay()).toBe('empty-mask')
    show(1)
    expect(inTheWay()).toBe('full-mask')
    show(0.999)
    expect(inTheWay()).toBeNull()
    // While nothing is shown nothing is known against it.
    show(null)
    expect(inTheWay()).toBeNull()
  })

  test('needs a prompt, and what else is asked for to be possible', () => {
    select(masked)
    form.setValue('prompt', ' ')
    expect(inTheWay()).toBe('problems')
    form.setValue('prompt', 'a moon')
    form.setValue('seed', -1)
    expect(inTheWay()).toBe('problems')
  })

  test('has to be measured first where each part is a request', () => {
    select(masked)
    isUnmeasured.value = true
    expect(inTheWay()).toBe('unmeasured')
    form.setTool('describe')
    expect(inTheWay()).toBeNull()
  })

  test('asks once for each part, and costs as much', () => {
    const part = (x: number) => ({
      maskId: 'blob',
      bounds: { x, y: 0, width: 10, height: 10 },
      within: { x, y: 0, width: 12, height: 12 },
    })
    select(masked)
    const one = press.price.value
    partsShown.value = new Map([[layersOf(masked), [part(0), part(100)]]])
    expect(press.price.value).toBe(one)
    expect(press.apart.value).toEqual({
      ...{ requests: 2, targets: 1, isMeasured: true },
    })
    form.setMaskOptions({ split: true })
    expect(press.requests.value).toHaveLength(2)
    expect(press.price.value).toBeCloseTo(2 * one, 9)
  })
})

describe('a tool that works on all of a layer', () => {
  beforeEach(() => form.setTool('describe'))

  test('needs a layer, and neither mask nor prompt', () => {
    expect(inTheWay()).toBe('no-source')
    select(target('hero'))
    expect(inTheWay()).toBeNull()
    show(0)
    expect(inTheWay()).toBeNull()
  })

  test('does not see the masks of the layer', () => {
    select(masked, target('card', ['dot']))
    expect(press.requests.value).toEqual(
      [['hero', 'blob'] as const, ['card', 'dot'] as const].map(
        ([id, mask]) => ({
          target: { ...target(id), unseen: [{ id: mask, name: mask }] },
          ...{ mask: null, engine: form.engine.value, name: null },
        }),
      ),
    )
    expect(press.price.value).toBeCloseTo(0.02, 9)
  })
})

describe('a tool that needs nothing of the canvas', () => {
  beforeEach(() => {
    form.setTool('generate')
    form.setValue('prompt', 'a moon')
  })

  test('makes a frame in the middle of the view, of the size that is chosen', () => {
    expect(inTheWay()).toBeNull()
    form.setFrame({ width: 300, height: 501 })
    expect(press.requests.value).toEqual([
      {
        target: {
          scope: 'everything',
          place: {
            pageId: '0:1',
            bounds: { x: 850, y: 250, width: 300, height: 501 },
          },
          ...{ source: null, mask: null, unseen: [], live: [] },
          ...{ underId: null, grown: null },
        },
        ...{ mask: null, engine: form.engine.value, name: null },
      },
    ])
    expect(press.price.value).toBeCloseTo(0.12, 9)
  })

  test('fills an empty frame', () => {
    const empty = target('empty', [], true)
    select(empty)
    expect(inTheWay()).toBeNull()
    expect(press.requests.value).toMatchObject([{ target: empty, mask: null }])
  })

  test('fills several, each with a picture of its own, and leaves out the rest', () => {
    select(target('a', [], true), target('full'), target('b', [], true))
    expect(inTheWay()).toBeNull()
    const ids = press.requests.value.map((one) => one.target.source?.id)
    expect(ids).toEqual(['a', 'b'])
    expect(press.price.value).toBeCloseTo(0.24, 9)
  })

  test('leaves alone what is not empty, and says so', () => {
    select(target('full'))
    expect(inTheWay()).toBe('not-empty')
    select(masked)
    expect(inTheWay()).toBe('not-empty')
    // And does not paint over it all the same.
    expect(press.requests.value).toEqual([])
  })

  test('still needs its prompt', () => {
    form.setValue('prompt', '')
    expect(inTheWay()).toBe('problems')
  })
})

describe('a tool that works on the picture of a layer itself', () => {
  beforeEach(() => form.setTool('upscale'))

  test('needs one that such a picture fills', () => {
    select(target('text'))
    expect(inTheWay()).toBe('not-fitting')
    expect(press.requests.value).toEqual([])
    const source = { ...masked.source!, density: 2 }
    select(target('text'), { ...masked, source })
    expect(inTheWay()).toBeNull()
    expect(press.requests.value).toMatchObject([
      { target: { source, mask: null, unseen: [{ id: 'blob' }] } },
    ])
  })
})

describe('a tool that paints beyond a layer', () => {
  beforeEach(() => form.setValue('prompt', 'a moon'))

  test('works on the layer as it grows by what is chosen', () => {
    form.setTool('expand')
    select(target('hero'))
    expect(press.requests.value).toMatchObject([{ target: { grown: null } }])
    form.setValue('sides', { left: 10, top: 0, right: 30, bottom: 5 })
    expect(press.requests.value.map((one) => one.target.grown)).toEqual([
      { x: -10, y: 0, width: 440, height: 305 },
    ])
  })

  test('asks once for each format, by its name', async () => {
    form.setTool('reframe')
    form.setValue('sizes', [
      { label: 'Square', width: 1080, height: 1080 },
      { label: 'Wide', width: 1600, height: 300 },
    ])
    select(target('hero'))
    const asked = press.requests.value.map(({ name, target }) => [
      ...[name, target.place.bounds.width, target.place.bounds.height],
      target.grown,
    ])
    // All of the layer, 400 × 300, in the middle.
    expect(asked).toEqual([
      ['Square', 1080, 1080, { x: 0, y: -50, width: 400, height: 400 }],
      ['Wide', 1600, 300, { x: -600, y: 0, width: 1600, height: 300 }],
    ])
    await press.go()
    expect(started.map(({ title }) => title)).toEqual([
      'Reframe · Square',
      'Reframe · Wide',
    ])
  })
})

test('every obstacle says what to do', () => {
  for (const sentence of Object.values(obstacles))
    expect(sentence).toMatch(/^[A-Z].*[.…]$/)
})

describe('a press', () => {
  beforeEach(() => {
    select(masked)
    form.setValue('prompt', ' a moon ')
  })

  test('orders what was chosen, for what it was said to cost', async () => {
    await settings.change({ matchColors: false })
    form.setEngine('v2')
    form.setMaskOptions({ feather: 12, context: 'tight' })
    const [job] = await press.go()
    expect(job?.id).toBe('job-1')
    expect(started).toEqual([
      {
        order: {
          ...form.asked(),
          target: masked,
          mask: { context: 'tight', feather: 12, grow: 'auto', invert: false },
          matchColors: false,
        },
        title: 'a moon',
        price: 0.16,
        press: 'step',
      },
    ])
  })

  test('for those who want to look first puts nothing on the canvas', async () => {
    await settings.change({ onCanvas: false })
    await press.go()
    expect(started).toMatchObject([{ press: null }])
  })

  test('keeps the form and the prompt for the next time', async () => {
    await press.go()
    expect(host.kept.form).toEqual(form.stored())
    expect(remembered).toEqual([' a moon '])
    form.setTool('describe')
    await press.go()
    expect(remembered).toHaveLength(1)
    expect(started[1]).toMatchObject({ title: 'Describe', price: 0.01 })
  })

  test('goes although the form cannot be kept, and says so', async () => {
    host.store = () => Promise.reject(new Error('full'))
    await press.go()
    expect(started).toHaveLength(1)
    expect(notices.failure.value).not.toBeNull()
  })

  test('in the middle of another press is none', async () => {
    const both = await Promise.all([press.go(), press.go()])
    expect(both.map(({ length }) => length)).toEqual([1, 0])
    expect(started).toHaveLength(1)
  })

  test('looks at the canvas once more, and pays nothing that was not said', async () => {
    canvas = selectionOf(masked, target('card', ['dot']))
    expect(await press.go()).toEqual([])
    expect(started).toEqual([])
    expect(press.isRecounted.value).toBe(true)
    // Said now, it goes.
    expect(await press.go()).toHaveLength(2)
    expect(notices.summary.value).toMatch(/^Of 2 /)
  })

  test('with something in the way marks what is missing, and orders nothing', async () => {
    form.setValue('prompt', '')
    expect(await press.go()).toEqual([])
    expect(form.shownProblems.value).toHaveProperty('prompt')
    canvas = selectionOf()
    form.setValue('prompt', 'a moon')
    expect(await press.go()).toEqual([])
    expect(started).toEqual([])
  })

  test('past the limit goes only when that is said, and once', async () => {
    await settings.change({ monthlyLimit: 1.1 })
    expect(inTheWay()).toBe('limit')
    expect(await press.go()).toEqual([])
    expect(await press.goAnyway()).toHaveLength(1)
    expect(inTheWay()).toBe('limit')
    await expect(press.startAgain('job-1')).rejects.toMatchObject({
      failure: { kind: 'over-limit' },
    })
  })

  test('for parts of one layer numbers them', async () => {
    const part = (x: number) => ({
      maskId: 'blob',
      bounds: { x, y: 0, width: 10, height: 10 },
      within: { x, y: 0, width: 12, height: 12 },
    })
    partsShown.value = new Map([[layersOf(masked), [part(0), part(100)]]])
    form.setMaskOptions({ split: true })
    await press.go()
    expect(started.map(({ title }) => title)).toEqual([
      'a moon · 1 of 2',
      'a moon · 2 of 2',
    ])
    expect(started.map(({ order }) => order.mask?.within?.x)).toEqual([0, 100])
  })
})
