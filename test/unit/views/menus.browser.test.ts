import { expect, test } from 'vitest'
import { drawHero, generate, openPanel } from '../../e2e/designer.ts'
import type { Stage } from '../../e2e/stage.ts'
import { useStage } from '../../e2e/use-stage.ts'

const openStage = useStage()
let stage: Stage

const widths = [320, 360, 600]

const panelBody = () => stage.panel.locator('body')

/** Of the panel's window, CSS pixels. */
async function resize(width: number) {
  await stage.page.evaluate((width) => {
    const frame = document.querySelector<HTMLElement>('#window iframe')!
    frame.style.setProperty('width', `${String(width)}px`, 'important')
  }, width)
  await expect.poll(() => panelBody().evaluate(() => innerWidth)).toBe(width)
}

/** What reaches out of the window, or out of sight, and can never be read. */
const cutOff = (selector: string) =>
  stage.panel.locator(selector).evaluateAll((all) =>
    all.flatMap((one) => {
      const { left, right, top, bottom, width } = one.getBoundingClientRect()
      const isInside =
        left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
      return isInside && width > 0 ? [] : [one.outerHTML.slice(0, 120)]
    }),
  )

/** The header where it was, and nothing but the list scrolls. */
async function seeHeader() {
  const place = await panelBody().evaluate((body) => {
    const header = body.querySelector('.header')!.getBoundingClientRect()
    const root = document.documentElement
    return [header.top, root.scrollTop, body.scrollTop, scrollY, scrollX]
  })
  expect(place).toEqual([0, 0, 0, 0, 0])
  expect(
    await panelBody().evaluate(
      () =>
        document.documentElement.scrollHeight <= innerHeight &&
        document.documentElement.scrollWidth <= innerWidth,
    ),
  ).toBe(true)
}

/** Opens one menu after another and gives back what is cut off. */
async function openEveryMenu(): Promise<{ opened: number; cut: string[] }> {
  const cut: string[] = []
  const buttons = await stage.panel.locator('[aria-haspopup]:visible').all()
  for (const button of buttons) {
    await button.click()
    const open = stage.panel.locator('[role=menu], .tool-list')
    await open.waitFor()
    cut.push(...(await cutOff('[role=menu], .tool-list')))
    // Each row can be reached, if need be by scrolling the menu itself.
    for (const row of await open
      .locator('[role=menuitem], [role=option]')
      .all()) {
      await row.scrollIntoViewIfNeeded()
      const box = (await row.boundingBox())!
      if (box.height < 20) cut.push(await row.innerText())
    }
    await seeHeader()
    await stage.page.keyboard.press('Escape')
    await open.waitFor({ state: 'detached' })
  }
  return { opened: buttons.length, cut }
}

test.each(['light', 'dark'] as const)(
  'in %s no menu and no hint is cut off at any width, and the header stays',
  async (theme) => {
    stage = await openStage({ theme, onCanvas: true })
    await drawHero(stage)
    await openPanel(stage)
    await generate(stage, 'a golden sun over a very calm and blue sea', 2)
    await stage.panel
      .getByRole('button', { name: /^Discard the results/ })
      .waitFor()
    for (const more of await stage.panel.locator('summary').all())
      await more.click()
    for (const width of widths) {
      await resize(width)
      const { opened, cut } = await openEveryMenu()
      // Tool, prompts, presets, the job's and two results'.
      expect(opened).toBeGreaterThanOrEqual(6)
      expect(cut).toEqual([])

      const hints = '.hint, .problem, .field-label, .understood'
      for (const hint of await stage.panel
        .locator(`:is(${hints}):visible`)
        .all()) {
        await hint.scrollIntoViewIfNeeded()
        const box = (await hint.boundingBox())!
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width).toBeLessThanOrEqual(width)
        expect(
          await hint.evaluate((one) => one.scrollWidth <= one.clientWidth + 1),
        ).toBe(true)
      }
      // Nor does the keyboard bring anything out of place.
      const stops = await panelBody().evaluate((body) => {
        const all = body.querySelectorAll<HTMLElement>(
          'button, input, textarea, select, summary',
        )
        all.forEach((one) => one.focus())
        return all.length
      })
      expect(stops).toBeGreaterThan(15)
      await seeHeader()
    }

    // Over the whole panel as well.
    await stage.panel
      .getByRole('button', { name: /^Result 1: see it large/ })
      .click()
    const large = stage.panel.getByRole('dialog')
    for (const width of widths) {
      await resize(width)
      await large.getByRole('button', { name: /^More for result/ }).click()
      await large.getByRole('menu').waitFor()
      expect(await cutOff('dialog [role=menu]')).toEqual([])
      expect(
        await cutOff('dialog .header *, dialog .stage, dialog .row button'),
      ).toEqual([])
      await stage.page.keyboard.press('Escape')
      await seeHeader()
    }
  },
)
