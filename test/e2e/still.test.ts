import { expect, test } from 'vitest'
import { drawPhotograph } from '../bench/panel.ts'
import { openPanel } from './designer.ts'
import { drawPoster } from './poster.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()

/** Runs in the panel: what has moved on its own, as the browser counts it. */
const account = `
globalThis.moved = []
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    for (const { node } of sources)
      moved.push([value, node?.className || node?.textContent])
}).observe({ type: 'layout-shift', buffered: true })`

/** Two frames on, what has moved is counted. */
const counted = `new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(moved))))`

const onPoster =
  (...names: ('photograph' | 'headline' | 'mask')[]) =>
  async (stage: Stage) => {
    const drawn = await drawPoster(stage)
    const ids = names.map((name) => drawn[name])
    await stage.page.evaluate(
      (ids) => window.stage.figma.document.select(ids),
      ids,
    )
  }

test.each([
  ['nothing selected', onPoster(), /^Select a frame or layer in Figma/],
  ['a photograph', onPoster('photograph'), '“Photograph”'],
  ['a mask', onPoster('photograph', 'mask'), '“Photograph” with its mask'],
  [
    'a large picture',
    (stage: Stage) => drawPhotograph(stage, 2048),
    '“Photograph” with its mask',
  ],
] as const)(
  'what comes later moves nothing that is there: %s',
  async (_, draw, shown) => {
    const stage = await openStage({ before: [account] })
    await draw(stage)
    await openPanel(stage)
    const { panel, page } = stage
    await panel
      .getByRole('img', { name: shown })
      .or(panel.getByRole('status').filter({ hasText: shown }))
      .waitFor()
    expect(await page.frames().at(-1)!.evaluate(counted)).toEqual([])
  },
)
