import { launchChromium } from './test/chromium.ts'
import { openStage } from './test/e2e/stage.ts'
import { drawPoster } from './test/e2e/poster.ts'
import { openPanel } from './test/e2e/designer.ts'
const browser = await launchChromium()
const stage = await openStage(browser, { onCanvas: true })
stage.page.on('console', (m) => console.log('page:', m.text()))
await stage.page.evaluate('globalThis.__name = (f) => f')
try {
const ids = await drawPoster(stage)
await openPanel(stage)
await stage.panel.getByRole('textbox', { name: 'Prompt' }).fill('a golden sun')
await stage.page.screenshot({ path: '/tmp/repaint/a.png' })
await stage.panel.locator('body').press('Control+Enter')
await new Promise((r) => setTimeout(r, 60000))
await stage.page.screenshot({ path: '/tmp/repaint/b.png' })
console.log(await stage.panel.locator('body').innerText())
console.log(await stage.page.evaluate(() => JSON.stringify(window.stage.errors)))
console.log(stage.ideogram.requests.map((r) => `${r.method} ${r.path} ${r.status}`))
} catch (e) { console.log(e) }
await stage.close(); await browser.close()
