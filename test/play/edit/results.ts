/** What came, in the panel's list, and how it gets into the document. */
import type { FrameLocator, Locator } from 'playwright-core'
import type { Placement } from '../../../plugin/shared/protocol.ts'
import { press } from './form.ts'
import { alertsIn } from './panel.ts'

/** As the menu of a result has them. */
const ways: Record<Placement, string> = {
  fill: 'Insert as fill',
  layer: 'Insert as layer',
  beside: 'Insert beside',
  frame: 'Insert as a new frame',
  mask: 'Make it the mask',
  name: 'Name the layer',
}

/** Answers in words, in their order. */
export async function wordsIn(panel: FrameLocator): Promise<string[]> {
  return panel.getByRole('article').locator('.words > p').allInnerTexts()
}

/** The layer gets the first words that came for a name. */
export async function nameLayer(panel: FrameLocator): Promise<void> {
  const button = panel.getByRole('button', { name: ways.name }).first()
  if (await button.isVisible()) await press(button)
}

/**
 * Puts every picture in; of each job the first is in view in the end.
 *
 * @param how null for the usual way
 * @returns what the panel says went wrong
 */
export async function insertAll(
  panel: FrameLocator,
  how: Placement | null,
): Promise<string[]> {
  // A list that is long has only what is near.
  const items = await panel.locator('.gallery > .item').all()
  for (const item of items.reverse()) {
    await item.scrollIntoViewIfNeeded()
    const job = item.getByRole('article')
    await job.waitFor()
    const all = job.getByRole('button', { name: /^Insert all/ })
    const results = await job.locator('.result:not(.absent)').all()
    if (how === null && results.length > 1) {
      await press(all)
      await job.getByText('In view').or(alertsIn(panel)).first().waitFor()
    } else
      for (const result of results.reverse()) await insert(panel, result, how)
    const [said] = await alertsIn(panel).allInnerTexts()
    if (said !== undefined) return [said.trim()]
  }
  return []
}

async function insert(
  panel: FrameLocator,
  result: Locator,
  how: Placement | null,
): Promise<void> {
  await press(result.getByRole('button', { name: /^More for result/ }))
  const rows = panel.getByRole('menuitem')
  // The usual way comes first.
  await press(how ? rows.filter({ hasText: ways[how] }) : rows.first())
  await result
    .getByText(/^(In view|Show)$/)
    .or(alertsIn(panel))
    .first()
    .waitFor()
}
