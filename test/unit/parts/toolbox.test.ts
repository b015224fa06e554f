import { beforeEach, describe, expect, test } from 'vitest'
import { toolNames, tools, type ToolName } from '../../../ui/tools/tools.ts'
import {
  forbidden,
  form,
  inTheWay,
  masked,
  press,
  select,
  target,
  toolbox,
} from './pressing.ts'

const labels = (typed = '') =>
  toolbox.find(typed).map(({ name }) => tools[name].label)

const rowOf = (wanted: ToolName) =>
  toolbox.rows.value.find(({ name }) => name === wanted)!

test('all tools are there, in their order, until one is used', async () => {
  expect(toolbox.rows.value.map(({ name }) => name)).toEqual(toolNames)
  select(masked)
  form.setTool('remove')
  await press.go()
  const [first, ...others] = toolbox.rows.value.map(({ name }) => name)
  expect(first).toBe('remove')
  expect(others).toEqual(toolNames.filter((name) => name !== 'remove'))
})

test('the order is kept from run to run, with what another version knows', () => {
  form.load({ ...form.stored(), recent: ['hologram', 'upscale', 'edit'] })
  expect(labels().slice(0, 2)).toEqual(['Upscale', 'Edit'])
  form.setTool('describe')
  form.noteUse()
  expect(form.stored().recent).toEqual([
    ...['describe', 'hologram', 'upscale', 'edit'],
  ])
})

describe('a tool is found', () => {
  test('by its name, before those that only mention it', () => {
    form.load({ ...form.stored(), recent: ['remove-background'] })
    expect(labels('remove')).toEqual(['Remove', 'Remove background'])
    expect(labels('RE')[0]).toBe('Remove background')
  })

  test('by what it does', () => {
    expect(labels('beyond')).toEqual(['Expand'])
    expect(labels('hologram')).toEqual([])
  })
})

describe('it is said of a tool', () => {
  test('what an image costs', () => {
    expect(rowOf('edit').price.usd).toBe(0.06)
    expect(rowOf('replace-background').price.usd).toBe(0.07)
    expect(rowOf('describe').price.usd).toBe(0.01)
  })

  test('what it needs of the selection', () => {
    expect(rowOf('edit').obstacle).toBe('no-source')
    expect(rowOf('generate').obstacle).toBeNull()
    select(target('hero'))
    expect(rowOf('edit').obstacle).toBe('no-mask')
    expect(rowOf('remix').obstacle).toBeNull()
    expect(rowOf('generate').obstacle).toBe('not-empty')
    expect(rowOf('upscale').obstacle).toBe('not-fitting')
    select(masked)
    expect(rowOf('edit').obstacle).toBeNull()
  })
})

describe('of a team’s member who may not use all', () => {
  beforeEach(() => {
    for (const { path } of tools.edit.engines) forbidden.add(path)
  })

  test('a tool says so, and is not pressed', () => {
    select(masked)
    expect(rowOf('edit').obstacle).toBe('not-yours')
    expect(rowOf('remove').obstacle).toBeNull()
    form.setValue('prompt', 'a moon')
    expect(inTheWay()).toBe('not-yours')
  })

  test('a tool of which one model is left is there, at its price', () => {
    select(masked)
    const [usual, other] = tools.edit.engines
    forbidden.delete(other!.path)
    expect(other!.path).not.toBe(usual.path)
    expect(rowOf('edit').obstacle).toBeNull()
    form.setValue('prompt', 'a moon')
    expect(inTheWay()).toBe('not-yours')
    form.setEngine(other!.id)
    expect(inTheWay()).toBeNull()
  })
})
