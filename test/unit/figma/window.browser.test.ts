import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SimulationBench } from './page.ts'
import { openSimulation } from './page.ts'
import type { Setting } from './simulation-page.ts'

let bench: SimulationBench
beforeAll(async () => {
  bench = await openSimulation()
})
afterAll(() => bench.close())

const manifest = (allowedDomains: string[]) => ({
  name: 'Probe',
  id: '1',
  api: '1.0.0',
  main: 'main.js',
  ui: 'ui.html',
  documentAccess: 'dynamic-page',
  networkAccess: { allowedDomains, reasoning: 'Tests' },
  editorType: ['figma'],
})

/** Runs a script in the plugin's page and answers what it hands to `send`. */
const inPage = (script: string, setting: Setting = {}, options = '{}') =>
  bench.run(
    `return new Promise(function (resolve) {
       figma.showUI(__html__, ${options})
       figma.ui.onmessage = resolve
     })`,
    {
      ui: `<!doctype html><body><script>
        const send = (value) => parent.postMessage({ pluginMessage: value }, '*')
        const failure = async (work) => {
          try { return 'done: ' + await work() } catch (error) { return error.name }
        }
        (async () => { ${script} })()
      </script>`,
      manifest: manifest(['none']),
      ...setting,
    },
  )

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
  const allowed = { manifest: manifest([bench.origin]) }
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
  const exact = { manifest: manifest([`${bench.origin}/v1`]) }
  expect(await inPage(script, exact)).toEqual(['done: ok', 'TypeError'])
  const prefix = { manifest: manifest([`${bench.origin}/v1/`]) }
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

test('messages wait until the page has loaded', async () => {
  const body = `
    figma.showUI(__html__)
    figma.ui.postMessage({ early: 1 })
    return new Promise(function (resolve) { figma.ui.onmessage = resolve })`
  const ui = `<!doctype html><script>
    onmessage = (event) => {
      const { pluginMessage } = event.data
      if (pluginMessage && event.source === parent)
        parent.postMessage({ pluginMessage }, '*')
    }
  </script>`
  expect(await bench.run(body, { ui })).toEqual({ early: 1 })
})

test('values, dates and bytes cross both ways', async () => {
  const body = `
    figma.showUI(__html__)
    const sent = { a: [1, null, undefined, true, 'x'], at: new Date(5), bytes: new Uint8Array([1, 2]) }
    figma.ui.postMessage(sent)
    sent.bytes[0] = 9
    const back = await new Promise(function (resolve) { figma.ui.on('message', resolve) })
    return [back.a, back.at instanceof Date && back.at.getTime(),
      back.bytes instanceof Uint8Array && back.bytes, 'undefined' in back]`
  const ui = `<!doctype html><script>
    onmessage = (event) => parent.postMessage(event.data, '*')
  </script>`
  expect(await bench.run(body, { ui })).toEqual([
    [1, null, undefined, true, 'x'],
    5,
    { bytes: [1, 2] },
    false,
  ])
})

test('what Figma cannot send is refused', async () => {
  const post = (value: string) =>
    bench.refusal(
      `figma.showUI('', { visible: false }); figma.ui.postMessage(${value})`,
    )
  expect(await post('new ArrayBuffer(1)')).toContain('ArrayBuffer')
  expect(await post('{ a: new Float32Array(1) }')).toContain('Float32Array')
  expect(await post('[new Map()]')).toContain('Map')
  expect(await post('function () {}')).toContain('function')
  expect(await post('figma.mixed')).toContain('symbol')
  expect(await post('figma.currentPage')).toContain('PAGE')
})

test('the page cannot send a Blob or a bare buffer either', async () => {
  const script = `
    send(new Blob(['a']))
    send({ buffer: new ArrayBuffer(1) })
    send(new Uint16Array(1))
    send('fine')`
  expect(await inPage(script)).toBe('fine')
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

test('the sandbox fetches under the same rules as the page', async () => {
  bench.answer((request, response) => {
    const open = request.url === '/open'
    response
      .writeHead(200, {
        'content-type': 'text/plain',
        ...(open ? { 'access-control-allow-origin': '*' } : {}),
      })
      .end(`from ${String(request.headers.origin)}`)
  })
  const allowed = { manifest: manifest([bench.origin]) }
  const get = (path: string) => `
    const answer = await fetch('${bench.origin}${path}')
    const buffer = await answer.arrayBuffer()
    return [answer.status, await answer.text(), buffer instanceof ArrayBuffer,
      answer.headersObject['content-type'], answer.headers]`
  expect(await bench.run(get('/open'), allowed)).toEqual([
    200,
    'from null',
    true,
    'text/plain',
    undefined,
  ])
  const caught = (path: string) =>
    `return fetch('${bench.origin}${path}').catch(function (error) {
      return [error instanceof Error, typeof error.message]
    })`
  expect(await bench.run(caught('/closed'), allowed)).toEqual([false, 'string'])
  const none = { manifest: manifest(['none']) }
  expect(await bench.run(caught('/open'), none)).toEqual([false, 'string'])
})

test('ten megabytes cross in and out', async () => {
  const body = `
    figma.showUI(__html__)
    figma.ui.postMessage(new Uint8Array(10000000))
    const back = await new Promise(function (resolve) { figma.ui.onmessage = resolve })
    return back.length`
  const ui = `<!doctype html><script>
    onmessage = (event) => parent.postMessage(event.data, '*')
  </script>`
  expect(await bench.run(body, { ui })).toBe(10_000_000)
})
