import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import { inPageOf, manifestFor } from './probe.ts'

const bench = useSimulation()

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
  expect(await inPageOf(bench, script)).toBe('fine')
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
  const allowed = { manifest: manifestFor([bench.origin]) }
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
  const none = { manifest: manifestFor(['none']) }
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
