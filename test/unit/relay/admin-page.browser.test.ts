import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedChromium } from '../../chromium.ts'
import { adminToken } from './admin.ts'
import { engines } from './engines.ts'
import { form, made, startTeam, type Team } from './team.ts'
import { json } from './upstream.ts'

const [node] = engines
let browser: Browser
let team: Team
beforeAll(async () => {
  browser = await sharedChromium()
  const env = { ADMIN_TOKEN: adminToken, MEMBER_BUDGET_USD: '0.10' }
  team = await startTeam(node!, env)
  team.upstream.answer(json(made(3)))
  for (const images of ['3', '8'])
    await team.as('anna', '/v1/ideogram-v3/inpaint', {
      method: 'POST',
      body: form([
        ['rendering_speed', 'TURBO'],
        ['num_images', images],
      ]),
    })
})
afterAll(async () => {
  await team.close()
})

async function expectAccessible(page: Page) {
  // There are no frames, for which it would open a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await axe.analyze()
  expect(violations).toEqual([])
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - innerWidth,
  )
  expect(beyond).toBeLessThanOrEqual(0)
}

const looks = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 360 },
] as const

describe.each(looks)('the admin page, $theme, $width px', (look) => {
  let context: BrowserContext
  let page: Page
  const problems: string[] = []
  beforeAll(async () => {
    context = await browser.newContext({
      colorScheme: look.theme,
      viewport: { width: look.width, height: 800 },
    })
    page = await context.newPage()
    page.on('pageerror', ({ message }) => problems.push(message))
    // What the policy forbids is told here.
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text()))
        problems.push(message.text())
    })
    await page.goto(`${team.relay.origin}/admin`)
  })

  afterAll(() => context.close())

  it('says what is wrong with a wrong token, and lets the right one in', async () => {
    const token = page.getByLabel('Admin token')
    await token.fill('not-the-admin-token')
    await token.press('Enter')
    await page.getByRole('alert').getByText('not the admin token').waitFor()
    await expectAccessible(page)
    await token.fill(adminToken)
    await token.press('Enter')
    await page.getByRole('heading', { name: 'Members' }).waitFor()
  })

  it('shows what was spent, refused and may be', async () => {
    await page.getByRole('img', { name: /Spend by day in/ }).waitFor()
    const row = page.getByRole('row', { name: /^anna/ })
    expect(await row.textContent()).toContain('$0.09')
    await page.getByText('Your budget of this month has $0.01 left').waitFor()
    await expectAccessible(page)
  })

  it('lets somebody in, and shows the token once', async () => {
    const name = `Berta ${look.theme}`
    await page.getByLabel('Name of a new member').fill(name)
    await page.keyboard.press('Enter')
    const token = await page.getByLabel('Member token').inputValue()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.content()).not.toContain(token)
    const asBerta = () => team.as('', '/me', { headers: { 'Api-Key': token } })
    expect((await asBerta()).status).toBe(200)

    await page.getByRole('button', { name: `Change ${name}` }).click()
    await page.getByLabel('Only these').check()
    await page.getByLabel('Train a model', { exact: true }).check()
    await page.getByLabel('Own budget a month').fill('12.50')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await (await asBerta()).json()).toMatchObject({
      ...{ training: true, budget_usd_micros: 12_500_000 },
    })

    await page.getByRole('button', { name: `Change ${name}` }).click()
    await page.getByLabel('May use the relay').uncheck()
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await asBerta()).status).toBe(403)
  })

  it('asks to sign in again once signed out, and did nothing it may not', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Admin token').waitFor()
    await page.reload()
    await page.getByLabel('Admin token').waitFor()
    expect(problems).toEqual([])
  })
})
