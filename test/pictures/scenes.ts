/** What is done in the playground before a picture of it is taken. */
import type { FrameLocator, Page } from 'playwright-core'

interface Mask {
  x: number
  y: number
  width: number
  height: number
}

/** Over the sky and over the boat, in units of the poster. */
const sky: Mask = { x: 560, y: 330, width: 240, height: 250 }
const boat: Mask = { x: 560, y: 620, width: 150, height: 190 }

const panelOf = (page: Page) => page.frameLocator('.plugin-window iframe')

/** Opens the sample anew, in a theme. */
export async function openSample(
  page: Page,
  theme: 'light' | 'dark',
): Promise<void> {
  await page.goto(new URL(`/?theme=${theme}`, page.url()).href)
  await page.evaluate(() => window.playground.ready)
}

/** Draws an ellipse on the poster, leaves it selected and opens the panel. */
async function openOver(page: Page, mask: Mask): Promise<FrameLocator> {
  await page.evaluate(async ({ x, y, width, height }) => {
    const { document } = window.playground.figma
    const poster = document.currentPage.children.find(
      ({ name }) => name === 'Poster',
    )!
    const photograph = poster.children[0]!
    const id = document.newId()
    const ellipse: typeof photograph = {
      ...structuredClone(photograph),
      id,
      type: 'ELLIPSE',
      name: 'Ellipse 1',
      transform: [
        [1, 0, x],
        [0, 1, y],
      ],
      width,
      height,
      fills: structuredClone(poster.fills),
    }
    document.insert(ellipse, poster.id)
    document.commit()
    document.select([id])
    await window.playground.run()
  }, mask)
  const panel = panelOf(page)
  await panel.getByRole('img', { name: /mask and the region/ }).waitFor()
  return panel
}

async function chooseTool(panel: FrameLocator, label: string): Promise<void> {
  await panel.getByRole('button', { name: /^Tool: / }).press('Enter')
  const search = panel.getByRole('textbox', { name: 'Find a tool' })
  await search.fill(label)
  await search.press('Enter')
}

/** Presses the button and waits for a number of results. */
async function press(panel: FrameLocator, name: RegExp, count: number) {
  await panel.getByRole('button', { name, disabled: false }).press('Enter')
  await panel
    .getByRole('button', { name: /compare with the original$/ })
    .nth(count - 1)
    .waitFor()
  await panel
    .getByRole('button', { name: /^Cancel “/ })
    .waitFor({ state: 'detached' })
}

/** Scrolls the results into view. */
async function showResults(panel: FrameLocator): Promise<void> {
  await panel
    .getByRole('article')
    .first()
    .evaluate((card) => card.scrollIntoView({ block: 'end' }))
}

export async function edit(page: Page): Promise<void> {
  const panel = await openOver(page, sky)
  await panel.getByRole('textbox', { name: 'Prompt' }).fill('A red balloon')
  await panel
    .getByLabel('Images')
    .getByRole('radio', { name: '2', exact: true })
    .press('Space')
  await press(panel, /^Generate/, 2)
  await showResults(panel)
}

export async function remove(page: Page): Promise<void> {
  const panel = await openOver(page, boat)
  await chooseTool(panel, 'Remove')
  await press(panel, /^Remove/, 1)
  await showResults(panel)
}

export async function tools(page: Page): Promise<void> {
  const panel = await openOver(page, sky)
  await panel.getByRole('button', { name: /^Tool: / }).press('Enter')
  await panel.getByRole('option').first().waitFor()
}

/** The poster's pixels as PNG, base64, one pixel a unit. */
export function posterPng(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { playground } = window
    const poster = playground.figma.document.currentPage.children.find(
      ({ name }) => name === 'Poster',
    )!
    const png = await playground.exportPng(poster.id)
    const bytes = Array.from(png, (byte) => String.fromCharCode(byte))
    return btoa(bytes.join(''))
  })
}
