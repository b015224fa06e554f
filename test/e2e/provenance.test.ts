import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawHero, generate, openPanel, seeSentence } from './designer.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()

test('a picture in the document tells what it is and what made it, and no secret', async () => {
  const stage = await openStage({ onCanvas: true })
  await drawHero(stage)
  await openPanel(stage)
  const prompt = 'a lighthouse that nobody may know of'
  await generate(stage, prompt)
  await seeSentence(stage, /^In view$/)
  const files = await stage.page.evaluate(() => {
    const { images } = window.stage.figma.document.data
    return [...images.values()].map((bytes) => [...bytes])
  })
  expect(files).toHaveLength(2)
  const placed = Buffer.from(files[1]!)
  const { xmp } = await sharp(placed).metadata()
  expect(String(xmp)).toContain(
    'DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"',
  )
  expect(String(xmp)).toContain('AISystemUsed="Ideogram 3.0"')
  expect(String(xmp)).not.toContain(prompt)
  expect(placed.includes(stage.ideogram.key)).toBe(false)
})
