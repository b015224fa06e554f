/** Chromium's local network access, simulated and real. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../chromium.ts'
import { useSimulation } from './page.ts'
import { inPageOf, manifestFor } from './probe.ts'

const bench = useSimulation()

const asked: string[] = []
let origin = ''
const server = createServer((request, response) => {
  asked.push(String(request.method))
  response
    .writeHead(200, {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
    })
    .end('answered')
})
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  origin = `http://localhost:${String((server.address() as AddressInfo).port)}`
})
afterAll(() => server.close())

const ask = () => `
  const error = (how) => how.then(() => 'answered', (error) => error.name + ': ' + error.message)
  const withXhr = () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', '${origin}')
    request.onload = resolve
    request.onerror = () => reject(new Error('error'))
    request.send()
  })
  send([await error(fetch('${origin}', { headers: { 'api-key': 'x' } })), await error(withXhr())])`

const refused = ['TypeError: Failed to fetch', 'Error: error']

test.each([
  ['listed', () => [origin]],
  ['any', () => ['*']],
])('the window cannot ask this machine (%s)', async (_, domains) => {
  asked.length = 0
  const manifest = manifestFor(domains())
  const weather = { manifest, conditions: { loopback: 'refused' as const } }
  expect(await inPageOf(bench, ask(), weather)).toEqual(refused)
  expect(asked).toEqual([])
})

test('and can, where nothing forbids it', async () => {
  asked.length = 0
  const manifest = manifestFor([origin])
  expect(await inPageOf(bench, ask(), { manifest })).toEqual([
    'answered',
    'answered',
  ])
  expect(asked).toEqual(['OPTIONS', 'GET', 'GET'])
})

test('the sandbox’s fetch fails in the same way', async () => {
  const body = `return fetch('${origin}').catch((error) => error.message)`
  const manifest = manifestFor([origin])
  const conditions = { loopback: 'refused' as const }
  expect(await bench.run(body, { manifest, conditions })).toContain(
    'Failed to fetch',
  )
})

test('Chromium itself refuses it so from a page that counts as public', async () => {
  asked.length = 0
  const site = createServer((_, response) => {
    const script = `(async () => { const send = (value) => parent.postMessage(value, '*'); ${ask()} })()`
    const page = `<script>${script}</script>`
    response.setHeader('content-type', 'text/html').end(
      `<script>onmessage = (event) => { document.title = JSON.stringify(event.data) }</script>
       <iframe sandbox="allow-scripts" src="data:text/html,${encodeURIComponent(page)}"></iframe>`,
    )
  })
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done))
  const { port } = site.address() as AddressInfo
  const browser = await launchChromium(
    `--ip-address-space-overrides=127.0.0.1:${String(port)}=public`,
    '--enable-features=LocalNetworkAccessChecks',
  )
  try {
    const page = await browser.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    await page.goto(`http://127.0.0.1:${String(port)}`)
    await page.waitForFunction(() => document.title !== '')
    expect(JSON.parse(await page.title())).toEqual(refused)
    expect(asked).toEqual([])
    expect(said.join()).toContain('loopback')
  } finally {
    await browser.close()
    site.close()
  }
})
