import { beforeEach, describe, expect, test } from 'vitest'
import { layersOf } from '../../../ui/framing/pieces.ts'
import {
  target,
  selectionOf,
  masked,
  form,
  press,
  started,
  host,
  remembered,
  select,
  settings,
  notices,
  partsShown,
  inTheWay,
  moveCanvas,
  checked,
  kept,
  refuseBatches,
} from './pressing.ts'

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
          mask: {
            context: 'tight',
            feather: 12,
            grow: 'auto',
            fill: false,
            invert: false,
          },
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
    moveCanvas(selectionOf(masked, target('card', ['dot'])))
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
    moveCanvas(selectionOf())
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

  test('for an answer that is kept costs nothing more', async () => {
    await settings.change({ monthlyLimit: 1.1 })
    await press.goAnyway()
    kept.add('job-1')
    await press.startAgain('job-1')
  })

  const two = () => select(masked, target('card', ['dot']))

  test('for several layers has a team’s relay look at all of them first', async () => {
    two()
    await press.go()
    const one = {
      path: form.engine.value.path,
      price_usd_micros: Math.round(press.quote.value.usd * 1e6),
      images: form.engine.value.weight(form.values.value),
    }
    expect(checked).toEqual([[one, one]])
    expect(started).toHaveLength(2)
    select(masked)
    await press.go()
    expect(checked).toHaveLength(1)
  })

  test('that a budget does not suffice for orders nothing of it', async () => {
    two()
    refuseBatches(new Error('The budget is used up'))
    await expect(press.go()).rejects.toThrow('The budget is used up')
    expect(started).toEqual([])
    expect(press.counting.value).toBe(false)
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
