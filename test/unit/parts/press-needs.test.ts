import { beforeEach, describe, expect, test } from 'vitest'
import { layersOf } from '../../../ui/framing/pieces.ts'
import { obstacles } from '../../../ui/parts/obstacle.ts'
import {
  target,
  masked,
  form,
  press,
  hasKey,
  isUnmeasured,
  started,
  select,
  partsShown,
  besideShown,
  show,
  inTheWay,
} from './pressing.ts'

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
    besideShown.value = { known: false, mostGrow: 3 }
    expect(inTheWay()).toBe('nearly-full-mask')
    besideShown.value = { known: true, mostGrow: 30 }
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
