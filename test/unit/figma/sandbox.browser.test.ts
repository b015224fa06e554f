import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'

const bench = useSimulation()

test('the sandbox has the globals of Figma and no others', async () => {
  const body = `
    const names = Object.getOwnPropertyNames(globalThis)
    return ['figma', '__html__', 'console', 'setTimeout', 'clearTimeout',
      'setInterval', 'clearInterval', 'fetch', 'document', 'window',
      'XMLHttpRequest', 'WebSocket', 'Worker', 'atob', 'btoa', 'TextEncoder',
      'URL', 'URLSearchParams', 'crypto', 'performance', 'AbortController',
      'Blob', 'FormData', 'Intl', 'structuredClone', 'queueMicrotask'
    ].filter(function (name) { return names.includes(name) })`
  expect(await bench.run(body)).toEqual([
    'figma',
    '__html__',
    'console',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'fetch',
  ])
})

test('built-ins that Figma lacks are gone', async () => {
  const body = `return [Object.hasOwn, Array.prototype.at, Uint8Array.prototype.at,
    String.prototype.replaceAll, Array.prototype.findLast].map(String)`
  expect(await bench.run(body)).toEqual(Array(5).fill('undefined'))
})

test('syntax younger than ES2017 is refused before anything runs', async () => {
  const refused = async (code: string) => {
    const outcome = await bench.script({}, `console.log(1);\n${code}`)
    expect(outcome.logged).toEqual([])
    return 'thrown' in outcome && (outcome.thrown as Error).message
  }
  expect(await refused('try {} catch {}')).toBe(
    'Syntax error on line 2: Unexpected token {',
  )
  expect(await refused('var a = { ...{} }')).toBe(
    'Syntax error on line 2: Unexpected token ...',
  )
  expect(await refused('figma?.ui')).toBe(
    'Syntax error on line 2: Unexpected token .',
  )
  expect(await refused('export {}')).toMatch(/^Syntax error on line 2/)
})

test('the documented profile reads ES2020', async () => {
  const body = `const a = { ...{ b: 1 } }; try { null.x } catch { return a?.b ?? 2 }`
  expect(await bench.run(body, { syntax: 'documented' })).toBe(1)
})

test('a stack names the plugin as its source', async () => {
  const stack = await bench.run(
    'try { undefined.a } catch (error) { return error.message + error.stack }',
  )
  expect(stack).toContain("cannot read property 'a' of undefined")
  expect(stack).toContain('PLUGIN_1_SOURCE:')
})

test('deep recursion is an error of the plugin and not of the host', async () => {
  const body = 'function f() { return f() + 1 }; return f()'
  expect(await bench.refusal(body)).toContain('stack')
  expect(await bench.run('return 1')).toBe(1)
})

test('memory has a limit when one is set', async () => {
  const body = 'const all = []; for (;;) all.push(new Uint8Array(1000000))'
  const limit = 32 * 1024 * 1024
  const message = await bench.refusal(body, { memoryLimit: limit })
  expect(message).toContain('out of memory')
})

test('a plugin whose memory has grown while it waited can be ended', async () => {
  const body = `
    await figma.clientStorage.getAsync('anything')
    return new Uint8Array(100000000).length`
  expect(await bench.run(body)).toBe(100_000_000)
  const ended = bench.page.evaluate(() => {
    window.simulation.figma?.kill()
  })
  await expect(ended).resolves.toBeUndefined()
})

test('bytes go in and out unchanged', async () => {
  const body = `
    const bytes = new Uint8Array(256)
    for (let i = 0; i < 256; i++) bytes[i] = i
    await figma.clientStorage.setAsync('bytes', bytes.subarray(10, 20))
    const back = await figma.clientStorage.getAsync('bytes')
    return [back instanceof Uint8Array, back]`
  const bytes = Array.from({ length: 10 }, (_, index) => index + 10)
  expect(await bench.run(body)).toEqual([true, { bytes }])
})

test('timers run, and stop when they are cleared', async () => {
  const body = `
    const seen = []
    const id = setTimeout(function () { seen.push('cleared') }, 1)
    clearTimeout(id)
    let ticks = 0
    await new Promise(function (resolve) {
      const id = setInterval(function () {
        if (++ticks === 3) { clearInterval(id); resolve() }
      }, 1)
    })
    await new Promise(function (resolve) { setTimeout(resolve, 5) })
    return [seen, ticks]`
  expect(await bench.run(body)).toEqual([[], 3])
})

test('what nothing catches in a callback is reported', async () => {
  const outcome = await bench.script(
    {},
    `setTimeout(function () { throw new Error('lost') }, 0)`,
  )
  expect(outcome).toMatchObject({ thrown: { message: 'lost' } })
  expect(await bench.errors()).toMatchObject([{ kind: 'error' }])
})
