/** The plugin's panel, as a designer finds things in it by their words. */
import type { FrameLocator, Locator } from 'playwright-core'
import { tools } from '../../../ui/tools/tools.ts'
import type { EditOptions } from './options.ts'

/**
 * Everything is pressed by key: a panel that is still finding its form may
 * move a thing between looking where it is and clicking there.
 */
async function press(thing: Locator, key = 'Enter'): Promise<void> {
  await thing.press(key)
}

type Name = Exclude<keyof EditOptions, 'tool'>

/** How an option is put into the form; the rest is not the form's. */
const fields: {
  [N in Name]?: (
    panel: FrameLocator,
    value: NonNullable<EditOptions[N]>,
  ) => Promise<void>
} = {
  prompt: (panel, prompt) =>
    panel.getByRole('textbox', { name: 'Prompt' }).fill(prompt),
  model: async (panel, model) => {
    await panel.getByLabel('Model').selectOption(model)
  },
  count: (panel, count) =>
    press(
      panel
        .getByLabel('Images')
        .getByRole('radio', { name: String(count), exact: true }),
      'Space',
    ),
  seed: async (panel, seed) => {
    await press(panel.getByText('More options'))
    await panel.getByLabel('Seed').fill(String(seed))
  },
}

export async function fillForm(
  panel: FrameLocator,
  options: EditOptions,
): Promise<void> {
  await chooseTool(panel, options)
  for (const name of Object.keys(fields) as (keyof typeof fields)[])
    await fillOne(panel, name, options)
}

async function chooseTool(
  panel: FrameLocator,
  { tool }: EditOptions,
): Promise<void> {
  await press(panel.getByRole('button', { name: /^Tool: / }))
  const search = panel.getByRole('textbox', { name: 'Find a tool' })
  await search.fill(tools[tool].label)
  await press(search)
}

async function fillOne<N extends Name>(
  panel: FrameLocator,
  name: N,
  options: EditOptions,
): Promise<void> {
  const value = options[name]
  if (value !== null && value !== undefined) await fields[name]?.(panel, value)
}

/**
 * Waits until the panel has measured what it is about.
 *
 * Throws an Error in the panel's sentence when something stands in the way.
 */
export async function generate(
  panel: FrameLocator,
  { tool }: EditOptions,
): Promise<void> {
  await panel.getByRole('img', { name: /mask and the region/ }).waitFor()
  const ready = panel.getByRole('button', {
    name: tools[tool].press,
    exact: true,
    disabled: false,
  })
  const obstacle = panel.locator('#obstacle')
  await ready.or(obstacle).first().waitFor()
  if (await obstacle.isVisible()) throw new Error(await obstacle.innerText())
  await press(ready)
}

/** Throws an Error in the panel's sentence when nothing came of the job. */
export async function finished(panel: FrameLocator): Promise<void> {
  const job = panel.getByRole('article').first()
  const result = job.getByRole('button', { name: /^Insert result/ }).first()
  const alert = panel.getByRole('alert').first()
  await result.or(alert).first().waitFor()
  await panel
    .getByRole('button', { name: /^Cancel “/ })
    .waitFor({ state: 'detached' })
  if (await alert.isVisible()) throw new Error(await alert.innerText())
}

const ways = { fill: 'Insert as fill', layer: 'Insert as layer' }

export async function insertAll(
  panel: FrameLocator,
  { insert }: EditOptions,
): Promise<void> {
  const job = panel.getByRole('article').first()
  const menus = job.getByRole('button', { name: /^More for result/ })
  const count = await menus.count()
  // The last to be inserted is in view: the first result shall be.
  for (let at = count - 1; at >= 0; at--) {
    await press(menus.nth(at))
    await press(panel.getByRole('menuitem', { name: ways[insert] }))
    await job.getByText('In view').waitFor()
    await job
      .getByRole('button', {
        name: new RegExp(`^Insert result ${String(at + 1)} of`),
      })
      .waitFor({ state: 'detached' })
  }
}
