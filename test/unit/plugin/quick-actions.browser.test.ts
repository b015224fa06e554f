import { expect, test } from 'vitest'
import type { Offer } from '../../figma/api/parameters.ts'
import { frame, shape } from './drawn.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const prompts = ['a red door', 'A green hill', 'the moon', ...'abcdefghij']

/** What quick actions offer in the end for what is typed. */
async function offered(stage: Stage, query: string): Promise<string[]> {
  const offers = await stage.page.evaluate(async (query) => {
    const { figma } = window.stage
    return new Promise<Offer>((resolve) => {
      const onOffer = (offer: Offer) => {
        if (offer.kind !== 'loading') resolve(offer)
      }
      void figma
        .enterParameters('repaint', onOffer)
        .then((entry) => entry.type('prompt', query, {}))
    })
  }, query)
  return offers.kind === 'suggestions'
    ? offers.list.map(({ name }) => name)
    : []
}

test('quick actions offer what is typed and the earlier prompts like it', async () => {
  const stage = await figma({ storage: { prompts } })
  expect(await offered(stage, ' door')).toEqual(['door', 'a red door'])
  expect(await offered(stage, 'GREEN')).toEqual(['GREEN', 'A green hill'])
  expect(await offered(stage, 'the moon')).toEqual(['the moon'])
  const all = await offered(stage, '')
  expect(all).toEqual(prompts.slice(0, all.length))
  expect(all.length).toBeGreaterThan(4)
})

test('without earlier prompts there is what is typed', async () => {
  for (const stored of [undefined, 'not a list']) {
    const storage: Record<string, unknown> = stored ? { prompts: stored } : {}
    const stage = await figma({ storage })
    expect(await offered(stage, 'a hat')).toEqual(['a hat'])
    expect(await offered(stage, '')).toEqual([])
  }
})

test('a prompt from quick actions comes in with the selection, unseen', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask')])],
    select: ['mask'],
    storage: { key: 'k', prompts },
  })
  await stage.page.evaluate(async () => {
    const { figma } = window.stage
    const entry = await figma.enterParameters('repaint', () => undefined)
    entry.run({ prompt: 'a red door' })
  })
  const opening = await stage.host.open()
  expect(opening).toMatchObject({
    command: 'repaint',
    prompt: 'a red door',
    quiet: true,
    selection: { targets: [[{ source: { id: 'frame' } }]] },
    stored: { key: 'k', prompts },
  })
  expect(await stage.page.isVisible('#window iframe')).toBe(false)
  // The panel goes with the plugin: nobody is left to be answered.
  await stage.host.close('1 result inserted.').catch(() => undefined)
  await expect.poll(() => stage.notices()).toEqual(['1 result inserted.'])
})

test('of the menu’s commands only the quiet ones hide the panel', async () => {
  const stage = await figma()
  const seen: Record<string, [quiet: boolean, visible: boolean]> = {}
  for (const command of ['', 'open', 'add-mask', 'edit-again', 'repeat']) {
    await stage.start(command)
    const opening = await stage.host.open()
    expect(opening).toMatchObject({ command, prompt: null })
    const visible = await stage.page.isVisible('#window iframe')
    seen[command] = [opening.quiet, visible]
  }
  expect(seen).toEqual({
    '': [false, true],
    open: [false, true],
    'add-mask': [false, true],
    'edit-again': [false, true],
    repeat: [true, false],
  })
})

test('presets lie in the file for everyone, as a step of their own', async () => {
  const stage = await figma()
  await stage.host.shareInFile('[{"name":"Ours"}]')
  await stage.close()
  await stage.start()
  expect((await stage.host.open()).filePresets).toBe('[{"name":"Ours"}]')
})
