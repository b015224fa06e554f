/** The plugin's panel, as a designer finds things in it by their words. */
import type { FrameLocator, Locator } from 'playwright-core'
import { obstacles } from '../../../ui/parts/obstacle.ts'
import { needsOf } from '../../../ui/tools/tool.ts'
import { tools } from '../../../ui/tools/tools.ts'
import { fillField, press, type FormView } from './form.ts'
import type { EditOptions } from './options.ts'
import { WrongInput } from './wrong-input.ts'

export async function fillForm(
  view: FormView,
  { tool, engine, values }: EditOptions,
): Promise<void> {
  const { panel } = view
  const { label, engines } = tools[tool]
  // What is chosen before would give way to the form that was stored.
  await panel.locator('.panel[aria-busy=false]').waitFor()
  await press(panel.getByRole('button', { name: /^Tool: / }))
  const search = panel.getByRole('textbox', { name: 'Find a tool' })
  await search.fill(label)
  await press(search)
  await panel.getByRole('button', { name: `Tool: ${label}` }).waitFor()
  if (engines.length > 1)
    await panel.getByLabel('Model', { exact: true }).selectOption(engine.id)
  const fields = Object.entries(engine.fields)
  if (fields.some(([name, { behind }]) => behind && name in values))
    await press(panel.getByText('More options'))
  for (const [name, field] of fields)
    if (name in values) await fillField(view, name, field, values[name])
}

/**
 * Presses the button once nothing stands in the way.
 *
 * @throws WrongInput in the panel's sentence, where something does
 */
export async function generate(
  panel: FrameLocator,
  source: string,
  { tool, engine }: EditOptions,
): Promise<void> {
  // What a mask covers is known once it is shown.
  const unseen = panel.locator('.preview + [role=alert] .notice-text')
  if (needsOf(engine).source) await passes(shown(panel, source), unseen)
  const ready = panel.getByRole('button', {
    name: tools[tool].press,
    exact: true,
    disabled: false,
  })
  const obstacle = panel
    .locator('#obstacle')
    .filter({ hasNotText: obstacles.unmeasured })
  await passes(ready, obstacle)
  await press(ready)
}

/** @throws WrongInput in the words of what is in the way, where that comes */
async function passes(wanted: Locator, inTheWay: Locator): Promise<void> {
  await wanted.or(inTheWay).first().waitFor()
  if (await inTheWay.isVisible())
    throw new WrongInput(await inTheWay.innerText())
}

/** The preview of a layer. */
export function shown(panel: FrameLocator, layer: string): Locator {
  return panel.getByRole('img', { name: new RegExp(`^“${escaped(layer)}”`) })
}

const escaped = (text: string) => text.replace(/[^\p{L}\p{N} ]/gu, '\\$&')

/** What the panel says went wrong; that an empty frame has no preview did not. */
export function alertsIn(panel: FrameLocator): Locator {
  return panel
    .locator(
      '.scroller > .notice[role=alert] .notice-text, .gallery [role=alert] .notice-text, p[role=alert]',
    )
    .filter({ hasText: /\S/ })
}

/**
 * Waits until all jobs have ended.
 *
 * @returns what the panel says did not come
 */
export async function finished(panel: FrameLocator): Promise<string[]> {
  const alerts = alertsIn(panel)
  await panel.getByRole('article').or(alerts).first().waitFor()
  await panel
    .getByRole('button', { name: /^Cancel “/ })
    .first()
    .waitFor({ state: 'detached' })
  const absent = panel.locator('.result.absent')
  const said = [
    ...(await alerts.allInnerTexts()),
    ...(await absent.allInnerTexts()),
  ]
  return [...new Set(said.map((text) => text.trim()))]
}
