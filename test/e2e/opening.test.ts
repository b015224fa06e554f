import { expect, test } from 'vitest'
import { openPanel } from './designer.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()

test('dragged by its corner, the panel is as large at the next start', async () => {
  const stage = await openStage()
  const { page, panel } = stage
  const sizeOf = async () => {
    const { width, height } = (await page
      .locator('#window iframe')
      .boundingBox())!
    return [width, height]
  }
  await openPanel(stage)
  const [width, height] = await sizeOf()
  const grip = panel.getByRole('button', { name: 'Size of the panel' })
  await grip.hover()
  const box = (await grip.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.down()
  await page.mouse.move(x - 30, y - 80, { steps: 3 })
  await page.mouse.up()
  const dragged = { width: width! - 30, height: height! - 80 }
  await expect
    .poll(() => page.evaluate(() => window.stage.storage.get('window')))
    .toEqual(dragged)

  await page.evaluate(() => window.stage.figma.closePlugin())
  await openPanel(stage)
  expect(await sizeOf()).toEqual([dragged.width, dragged.height])
})
