import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import {
  applyPreset,
  awaitResult,
  drawHero,
  generate,
  openPanel,
  paidRequests,
  savePreset,
  seeSentence,
} from './designer.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

async function open() {
  stage = await openStage()
  await drawHero(stage)
  await openPanel(stage)
  await seeSentence(stage, /covers, 6 %/)
}

/** Somebody else, with a storage of their own, opens the same file. */
async function changeUser() {
  await stage.page.evaluate((key) => {
    const { figma, storage } = window.stage
    figma.closePlugin()
    storage.clear()
    storage.set('key', key)
  }, stage.ideogram.key)
  await openPanel(stage)
  await seeSentence(stage, /covers, 6 %/)
}

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

const prompt = () => stage.panel.getByRole('textbox', { name: 'Prompt' })

/** Presses *Export* with the keyboard. @returns the file's text */
async function exportPresets(): Promise<string> {
  const begun = stage.page.waitForEvent('download')
  await button('Export').press('Enter')
  const download = await begun
  expect(download.suggestedFilename()).toBe('repaint-presets.json')
  return readFileSync(await download.path(), 'utf8')
}

/** Presses *Import* with the keyboard, and chooses the file. */
async function importPresets(text: string | Buffer) {
  const choosing = stage.page.waitForEvent('filechooser')
  await stage.panel.getByLabel('Import presets from a file').press('Enter')
  const chooser = await choosing
  await chooser.setFiles({
    name: 'presets.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
}

const listed = () =>
  stage.panel
    .getByRole('button', { name: /^Remove preset/ })
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')),
    )

const said = () => stage.panel.getByText(/presets? imported/)

test('a file of presets brings every field to somebody else, in another file', async () => {
  await open()
  await prompt().fill('evening light, “quoted” & ünusual')
  await stage.panel.getByRole('radio', { name: '3', exact: true }).check()
  await stage.panel.getByText('More options').click()
  await stage.panel.getByLabel('Seed').fill('7')
  await savePreset(stage, 'Evening', 'For me')
  await prompt().fill('morning fog')
  await savePreset(stage, 'Evening', 'For everyone in this file')
  await button('Settings').click()
  const text = await exportPresets()

  await open()
  await button('Settings').click()
  await importPresets(text)
  await seeSentence(stage, /^2 presets imported\.$/)
  expect(await listed()).toEqual([
    'Remove preset “Evening”',
    'Remove preset “Evening · file”',
  ])
  // What comes from a file outlives the run.
  await stage.page.evaluate(() => window.stage.figma.kill())
  await openPanel(stage)
  await applyPreset(stage, 'Evening')
  await button(/^Generate$/).click()
  await awaitResult(stage)
  expect(paidRequests(stage)[0]!.fields).toMatchObject({
    prompt: ['evening light, “quoted” & ünusual'],
    num_images: ['3'],
    seed: ['7'],
  })
})

const dusk = { name: 'Dusk', tool: 'edit', values: { prompt: 'dusk' } }

test('the same name is replaced and it says so; what is unknown is left out', async () => {
  await open()
  await button('Settings').click()
  await importPresets(JSON.stringify([dusk]))
  await seeSentence(stage, /^1 preset imported\.$/)
  const newer = { prompt: 'later', num_images: '99', seed: '5', odd: 'x' }
  await importPresets(
    JSON.stringify([
      { ...dusk, values: newer },
      { ...dusk, name: 'Noon' },
      { ...dusk, name: '' },
      { ...dusk, name: 'Odd', tool: 'no such tool' },
    ]),
  )
  await seeSentence(
    stage,
    /^2 presets imported\. 1 replaced a preset of the same name\. 2 could not be read/,
  )
  expect(await listed()).toEqual([
    'Remove preset “Dusk”',
    'Remove preset “Noon”',
  ])
  await button('Back').click()
  await applyPreset(stage, 'Dusk')
  expect(await prompt().inputValue()).toBe('later')
  await button(/^Generate$/).click()
  await awaitResult(stage)
  const { fields } = paidRequests(stage)[0]!
  expect(fields).toMatchObject({ prompt: ['later'], seed: ['5'] })
  expect(fields.num_images).not.toEqual(['99'])
  expect(fields).not.toHaveProperty('odd')
})

test('what is no file of presets ends in a sentence, and changes nothing', async () => {
  await open()
  await button('Settings').click()
  await importPresets(JSON.stringify([dusk]))
  await said().waitFor()
  const refused: [file: string | Buffer, says: RegExp][] = [
    ['[{"name": "Du', /damaged, or of another kind\. Choose one that “Export”/],
    [Buffer.from([0x89, 0x50, 0xff, 0xfe]), /damaged, or of another kind/],
    ['', /damaged, or of another kind/],
    ['{"name": "repaint"}', /something other than presets/],
    ['[1, "two", {"three": 3}]', /something other than presets/],
    ['[]', /there are none in it/],
    [`[${' '.repeat(600_000)}]`, /far larger than one of presets/],
  ]
  for (const [file, says] of refused) {
    await importPresets(file)
    const alert = stage.panel.getByRole('alert')
    await alert.filter({ hasText: says }).waitFor()
    expect(await said().count()).toBe(0)
    await button('Dismiss').press('Enter')
    await alert.waitFor({ state: 'detached' })
  }
  expect(await listed()).toEqual(['Remove preset “Dusk”'])
  // The same file again is read again.
  await importPresets(JSON.stringify([dusk]))
  await seeSentence(stage, /^1 preset imported\. 1 replaced a preset/)
})

test('full storage is said where it happens', async () => {
  await open()
  await button('Settings').click()
  await stage.page.evaluate(() => {
    window.stage.figma.conditions.storageQuotaBytes = 100
  })
  await importPresets(JSON.stringify([dusk]))
  await seeSentence(stage, /storage for this plugin is full/)
  expect(await said().count()).toBe(0)
})

test('a preset for everyone is there for everyone, and removed for everyone', async () => {
  await open()
  await prompt().fill('morning fog')
  await savePreset(stage, 'Morning', 'For everyone in this file')
  await prompt().fill('noon')
  await savePreset(stage, 'Noon', 'For me')

  await changeUser()
  await applyPreset(stage, 'Morning · file')
  expect(await prompt().inputValue()).toBe('morning fog')
  await button('Settings').click()
  expect(await listed()).toEqual(['Remove preset “Morning”'])
  await button('Remove preset “Morning”').press('Enter')
  await expect.poll(listed).toEqual([])

  await changeUser()
  await button('Settings').click()
  await seeSentence(stage, /Save a form by name/)
  expect(await listed()).toEqual([])
})

test('a preset that somebody else shares meanwhile is kept', async () => {
  await open()
  await prompt().fill('morning fog')
  await stage.page.evaluate(() => {
    const { data } = window.stage.figma.document
    const theirs = [{ name: 'Theirs', tool: 'edit', values: {} }]
    data.sharedPluginData = { repaint: { presets: JSON.stringify(theirs) } }
  })
  await savePreset(stage, 'Ours', 'For everyone in this file')
  await changeUser()
  await button('Settings').click()
  expect(await listed()).toEqual([
    'Remove preset “Ours”',
    'Remove preset “Theirs”',
  ])
})

test('presets, and what is said of a file, are accessible', async () => {
  await open()
  await generate(stage, 'a golden sun')
  await savePreset(stage, 'Sun', 'For me')
  await button('Settings').click()
  for (const [file, says] of [
    [JSON.stringify([dusk]), /^1 preset imported/],
    ['none', /could not be read/],
  ] as const) {
    await importPresets(file)
    await seeSentence(stage, says)
    const { violations } = await new AxeBuilder({ page: stage.page }).analyze()
    const faults = violations.flatMap(({ id, nodes }) =>
      // A path of two: the window's frame, and the element in it.
      nodes
        .filter(({ target }) => target.length > 1)
        .map(({ html }) => `${id}: ${html}`),
    )
    expect(faults).toEqual([])
  }
})
