import { expect, test } from 'vitest'
import { createPrompts } from '../../../ui/parts/prompts.ts'
import { createForm } from '../../../ui/parts/form.ts'

function setUp() {
  const form = createForm()
  const kept: { prompts: unknown } = { prompts: null }
  const prompts = createPrompts(form, {
    fetchStored: () => Promise.resolve(kept.prompts),
    store: (_name, value) => {
      kept.prompts = value
      return Promise.resolve()
    },
  })
  const write = (prompt: string) => form.setValue('prompt', prompt)
  const recall = (by: 1 | -1) => {
    prompts.recall(by)
    return form.prompt.value
  }
  return { ...prompts, kept, write, recall }
}

test('a prompt is kept once, the newest first, a hundred at most', async () => {
  const { remember, kept } = setUp()
  for (let count = 0; count < 120; count++)
    await remember(`prompt ${String(count)}`)
  await remember('prompt 50')
  const list = kept.prompts as string[]
  expect(list).toHaveLength(100)
  expect(list.slice(0, 2)).toEqual(['prompt 50', 'prompt 119'])
  expect(list.filter((prompt) => prompt === 'prompt 50')).toHaveLength(1)
})

test('going back and forth ends at the oldest and at what was being written', async () => {
  const { remember, write, recall } = setUp()
  await remember('first')
  await remember('second')
  write('third, unfinished')
  expect([1, 1, 1].map(() => recall(1))).toEqual(['second', 'first', 'first'])
  expect([1, 1, 1].map(() => recall(-1))).toEqual([
    'second',
    'third, unfinished',
    'third, unfinished',
  ])
})

test('what is written already is skipped; what is written meanwhile is kept', async () => {
  const { remember, write, recall } = setUp()
  await remember('first')
  await remember('second')
  write('second')
  expect(recall(1)).toBe('first')
  write('first, changed')
  expect(recall(1)).toBe('second')
  expect(recall(-1)).toBe('first, changed')
})

test('without earlier prompts nothing changes', () => {
  const { write, recall } = setUp()
  write('alone')
  expect([recall(1), recall(-1)]).toEqual(['alone', 'alone'])
})
