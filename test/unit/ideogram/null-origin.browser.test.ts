import { build } from 'esbuild'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sharedChromium } from '../../chromium.ts'
import { key } from './client.ts'
import { pictures } from './pictures.ts'
import { partsOf, reply, startRecorder, type Recorder } from './recorder.ts'

let page: Page
let frame: Frame
let server: Recorder

const open = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Api-Key, Content-Type',
}
const png = pictures['image/png']

const bundle = async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('page-entry.ts', import.meta.url).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  })
  return outputFiles[0]?.text ?? ''
}

beforeAll(async () => {
  server = await startRecorder()
  const browser = await sharedChromium()
  const html = `<!doctype html><script>${await bundle()}</script>`
  const inner = `data:text/html,${encodeURIComponent(html)}`
  // An icon of its own: asked for one, the server would use up an answer.
  const outer = `<link rel="icon" href="data:,"><iframe src="${inner}">`
  server.answer(reply(200, outer, { 'Content-Type': 'text/html' }))
  page = await browser.newPage()
  await page.goto(server.origin)
  const found = page.frames().find((frame) => frame.url().startsWith('data:'))
  if (!found) throw new Error('the frame is missing')
  frame = found
})
beforeEach(() => {
  server.requests.length = 0
})
afterAll(async () => {
  await page.close()
  await server.close()
})

const editAndDownload = () => {
  const args = [server.origin, key].map((text) => JSON.stringify(text))
  return frame.evaluate(`editAndDownload(${args.join()})`)
}

it('is a null origin in an insecure context', async () => {
  expect(await frame.evaluate('place()')).toEqual({
    origin: 'null',
    secure: false,
  })
})

it('calls and downloads there', async () => {
  const url = `${server.origin}/images/a.png`
  server.answer(
    reply(204, '', open),
    reply(200, { data: [{ url }] }, open),
    reply(200, png, open),
  )
  expect(await editAndDownload()).toEqual({
    length: png.length,
    type: 'image/png',
  })
  const [preflight, call, download] = server.requests
  expect(preflight?.method).toBe('OPTIONS')
  expect(call?.headers['api-key']).toBe(key)
  const parts = call ? await partsOf(call) : []
  const shown = parts.map(({ name, text, file }) => [
    name,
    text ?? file?.bytes.toString(),
  ])
  expect(Object.fromEntries(shown)).toEqual({
    image_file: 'source',
    mask: 'mask',
    prompt: 'ein Stuhl, schön',
    model: 'V_2',
  })
  // a simple request: nothing of ours, so no preflight of its own
  expect(download?.method).toBe('GET')
  expect(download?.headers).not.toHaveProperty('api-key')
  expect(download?.headers).not.toHaveProperty('referer')
})

it('cannot reach a service that sends no CORS headers', async () => {
  server.answer(reply(404, ''))
  expect(await editAndDownload()).toEqual({
    kind: 'unreachable',
    via: 'direct',
    mayBeBilled: true,
  })
  expect(server.requests.map(({ method }) => method)).toEqual(['OPTIONS'])
})

it('knows a redirect that it may not see', async () => {
  server.answer(
    reply(204, '', open),
    reply(302, '', { ...open, Location: 'http://127.0.0.1:1/' }),
  )
  expect(await editAndDownload()).toEqual({
    kind: 'bad-answer',
    why: 'redirect',
    mayBeBilled: false,
  })
})
