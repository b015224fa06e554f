import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import { inPageOf, manifestFor } from './probe.ts'
import { fontFolder } from './render-browser.ts'
import type { Setting } from './simulation-page.ts'

const bench = useSimulation()

const inPage = (script: string, setting?: Setting) =>
  inPageOf(bench, script, setting)

test.each(['data', 'srcdoc'] as const)(
  'the page has no origin and no storage (%s)',
  async (page) => {
    const script = `send([self.origin, await failure(() => localStorage),
      await failure(() => sessionStorage), await failure(() => document.cookie),
      await failure(() => new Promise((done, fail) => {
        const request = indexedDB.open('a')
        request.onsuccess = done
        request.onerror = fail
      }))])`
    expect(await inPage(script, { page })).toEqual([
      'null',
      'SecurityError',
      'SecurityError',
      'SecurityError',
      'SecurityError',
    ])
  },
)

test('a data: page is not a secure context', async () => {
  const script = `send([isSecureContext, typeof crypto.randomUUID,
    typeof crypto.subtle, typeof navigator.clipboard])`
  expect(await inPage(script)).toEqual([
    false,
    'undefined',
    'undefined',
    'undefined',
  ])
})

test('the clipboard cannot be written', async () => {
  const script = `send(await failure(() => navigator.clipboard.writeText('a')))`
  expect(await inPage(script, { page: 'srcdoc' })).toBe('NotAllowedError')
})

test('requests reach the hosts of the manifest only, with origin null', async () => {
  const origins: (string | undefined)[] = []
  bench.answer((request, response) => {
    origins.push(request.headers.origin)
    response
      .writeHead(200, { 'access-control-allow-origin': '*' })
      .end('answered')
  })
  const script = `send(await failure(async () =>
    (await fetch('${bench.origin}/open')).text()))`
  const allowed = { manifest: manifestFor([bench.origin]) }
  expect(await inPage(script, allowed)).toBe('done: answered')
  expect(origins).toEqual(['null'])
  expect(await inPage(script)).toBe('TypeError')
  expect(origins).toHaveLength(1)
})

test('a path without a trailing slash is that resource alone', async () => {
  bench.answer((_request, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('ok')
  })
  const script = `send(await Promise.all(['/v1', '/v1/a'].map((path) =>
    failure(async () => (await fetch('${bench.origin}' + path)).text()))))`
  const exact = { manifest: manifestFor([`${bench.origin}/v1`]) }
  expect(await inPage(script, exact)).toEqual(['done: ok', 'TypeError'])
  const prefix = { manifest: manifestFor([`${bench.origin}/v1/`]) }
  expect(await inPage(script, prefix)).toEqual(['TypeError', 'done: ok'])
})

const worker = (url: string) => `send(await new Promise((resolve) => {
  const code = 'postMessage(1 + 1)'
  try {
    const worker = new Worker(${url})
    worker.onmessage = (event) => resolve(event.data)
    worker.onerror = () => resolve('refused')
  } catch (error) { resolve('refused') }
}))`
const fromBlob = worker(`URL.createObjectURL(new Blob([code]))`)
const fromData = worker(`'data:text/javascript,' + encodeURIComponent(code)`)

test('the strict policy lets a data: worker through and no blob: worker', async () => {
  expect(await inPage(fromData)).toBe(2)
  expect(await inPage(fromBlob)).toBe('refused')
})

test('the lenient policy lets both through', async () => {
  expect(await inPage(fromData, { csp: 'lenient' })).toBe(2)
  expect(await inPage(fromBlob, { csp: 'lenient' })).toBe(2)
})

test('there is no eval, and blob: images are shown', async () => {
  const script = `
    const blob = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'],
      { type: 'image/svg+xml' })
    const image = new Image()
    image.src = URL.createObjectURL(blob)
    await image.decode()
    send([await failure(() => eval('1')), image.width])`
  expect(await inPage(script)).toEqual(['EvalError', 3])
})

test('theme colours come with themeColors, and change while open', async () => {
  const script = `
    const look = () => [document.documentElement.className,
      getComputedStyle(document.documentElement)
        .getPropertyValue('--figma-color-bg').trim(),
      document.querySelectorAll('#figma-style').length]
    const first = look()
    const changed = new Promise((resolve) => new MutationObserver(resolve)
      .observe(document.documentElement, { attributes: true }))
    send({ first })
    await changed
    send({ second: look() })`
  const body = `
    figma.showUI(__html__, { themeColors: true })
    const looks = []
    figma.ui.onmessage = function (look) {
      if (look.first) return console.log(look.first)
      console.log(look.second)
      console.info({ outcome: { value: null } })
    }`
  const setting: Setting = {
    theme: 'light',
    ui: `<!doctype html><script>
      const send = (value) => parent.postMessage({ pluginMessage: value }, '*');
      (async () => { ${script} })()
    </script>`,
  }
  const outcome = await bench.page.evaluate(
    async ([setting, body]) => {
      window.simulation.open(setting, body)
      const outcome = window.simulation.run()
      while (window.simulation.logged.length === 0) {
        await new Promise((resolve) => setTimeout(resolve))
      }
      window.simulation.figma?.setTheme('dark')
      return outcome
    },
    [setting, body] as const,
  )
  expect(outcome.logged).toEqual([
    ['figma-light', '#ffffff', 1],
    ['figma-dark', '#2c2c2c', 1],
  ])
})

test('without themeColors there are none', async () => {
  const script = `send([document.documentElement.className, document.getElementById('figma-style')])`
  expect(await inPage(script)).toEqual(['', null])
})

test('the page keeps its doctype, and its quirks without one', async () => {
  expect(await inPage('send(document.compatMode)')).toBe('CSS1Compat')
  const ui = `<script>parent.postMessage({ pluginMessage: document.compatMode }, '*')</script>`
  expect(await inPage('', { ui })).toBe('BackCompat')
})

test('the window has the size asked for, and no less than Figma allows', async () => {
  await bench.run(
    `figma.showUI('', { width: 10, height: 90, title: 'Probe window' })
     figma.ui.resize(400, 300)
     figma.ui.hide()`,
  )
  const windows = (await bench.told()) as { window: object }[]
  expect(windows.map(({ window }) => window)).toMatchObject([
    { width: 70, height: 90, visible: true, title: 'Probe window' },
    { width: 400, height: 300, visible: true },
    { width: 400, height: 300, visible: false },
  ])
})

test('showUI again replaces the page', async () => {
  await bench.run(`figma.showUI('<p>one'); figma.showUI('<p>two')`)
  const frame = await bench.frame()
  await frame.waitForSelector('p')
  expect(await frame.textContent('p')).toBe('two')
  expect(await bench.page.locator('iframe').count()).toBe(1)
})

test('a size is forgotten with the page that had it', async () => {
  await bench.run(
    `figma.showUI('<p>one', { width: 400 }); figma.ui.resize(500, 300)
     figma.showUI('<p>two')`,
  )
  const windows = (await bench.told()) as { window: object }[]
  expect(windows.at(-1)).toMatchObject({ window: { width: 300, height: 200 } })
})

test('Inter is there as in Figma, and the page does not see it come', async () => {
  const face = (name: string) => `${fontFolder}/${name}/Inter_${name}.ttf`
  bench.answer((request, response) => {
    const name = request.url
      ?.split('/')
      .at(-1)
      ?.replace(/^Inter_|\.ttf$/g, '')
    response.end(readFileSync(face(name ?? '')))
  })
  await bench.page.evaluate(() => window.simulation.loadFonts('/inter'))
  const script = `
    const messages = []
    addEventListener('message', (event) => messages.push(Object.keys(event.data)))
    while (document.fonts.size < 4) await new Promise((resolve) => setTimeout(resolve))
    await document.fonts.load('600 11px Inter')
    send([document.fonts.check('600 11px Inter'), messages])`
  expect(await inPage(script)).toEqual([true, []])
})
