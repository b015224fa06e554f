/** The relay of a team: its budgets, and answers that are kept for who has gone. */
import { expect, test } from 'vitest'
import {
  awaitResult,
  generate,
  openPanel,
  paidRequests,
  seeSentence,
} from './designer.ts'
import { end, fetchAndInsert, openOnHero, type Way } from './endings.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage
/** The frame that is edited. */
let frame: string

async function open(team: Record<string, string>) {
  stage = await openStage({ team })
  frame = await openOnHero(stage)
}

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

/** Presses, and waits until Ideogram paints; milliseconds. */
async function pressAndPaintFor(latency: number) {
  stage.ideogram.conditions.latency = latency
  await generate(stage, 'a golden sun')
  await expect.poll(() => paidRequests(stage).length).toBe(1)
}

const ways: readonly Way[] = ['closed by the designer', 'killed']

test.each(ways)(
  '%s while Ideogram paints: the answer is fetched at the next start, and paid once',
  async (way) => {
    await open({ MEMBER_BUDGET_USD: '20' })
    await seeSentence(stage, /\$0\.00 of \$20\.00 spent/)
    await pressAndPaintFor(1000)
    await end(stage, way)
    await openPanel(stage)
    await seeSentence(stage, /No answer had come.*kept for a day/)
    await fetchAndInsert(stage, frame)
    await seeSentence(stage, /\$0\.06 of \$20\.00 spent/)
    expect(paidRequests(stage)).toHaveLength(1)
    await end(stage, 'killed')
    await openPanel(stage)
    await seeSentence(stage, /\$0\.06 of \$20\.00 spent/)
    expect(await button(/^(Fetch|Discard$|Dismiss)/).count()).toBe(0)
  },
)

test('a budget that ends is said before, and refuses in the relay’s words', async () => {
  await open({ MEMBER_BUDGET_USD: '0.07' })
  await generate(stage, 'a golden sun')
  await awaitResult(stage)
  await seeSentence(stage, /\$0\.06 of \$0\.07 spent/)
  await seeSentence(
    stage,
    /Your budget has \$0\.01 left this month\. It begins anew on/,
  )
  await generate(stage, 'a silver moon')
  await seeSentence(
    stage,
    /The relay says: “Your budget of this month has \$0\.01 left, and this costs \$0\.06.*Nothing was billed/,
  )
  expect(paidRequests(stage)).toHaveLength(1)
})
