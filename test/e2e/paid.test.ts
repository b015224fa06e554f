import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawCards } from './cards.ts'
import { generate, openPanel, paidRequests } from './designer.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

/** What the panel says a press costs: images, targets, US dollars. */
async function said() {
  const bar = stage.panel.locator('.price')
  const words = await bar.innerText()
  const [, images, , targets = '1', usd] =
    /^(\d+) images?( × (\d+))?, about \$([\d.]+)$/.exec(words)!
  return { images: Number(images), targets: Number(targets), usd: Number(usd) }
}

test('as many requests are paid as presses times targets, for what was said', async () => {
  stage = await openStage()
  const cards = await drawCards(stage, 4)
  await openPanel(stage)
  const { panel, page } = stage
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 2 }),
      async (targets, images, presses) => {
        const before = paidRequests(stage).length
        const frames = cards.slice(0, targets).map(({ frame }) => frame)
        await page.evaluate(
          (frames) => window.stage.figma.document.select(frames),
          frames,
        )
        await expect.poll(async () => (await said()).targets).toBe(targets)
        for (let press = 1; press <= presses; press++) {
          await generate(stage, `a door ${String(press)}`, images)
          await expect
            .poll(() => paidRequests(stage).length - before)
            .toBeGreaterThanOrEqual(press * targets)
          await panel
            .getByRole('button', { name: /^Cancel/ })
            .first()
            .waitFor({ state: 'detached' })
        }
        const cost = await said()
        expect(cost).toMatchObject({ images, targets })
        expect(cost.usd).toBeCloseTo(0.06 * images * targets, 6)
        const paid = paidRequests(stage).slice(before)
        expect(paid).toHaveLength(presses * targets)
        expect(paid.map(({ fields }) => fields.num_images)).toEqual(
          paid.map(() => [String(images)]),
        )
      },
    ),
    { numRuns: 6, seed: 5, endOnFailure: true },
  )
}, 300_000)
