/** Promises that fail unheard, in the sandbox and in the plugin's page. */
import { describe, expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import { inPageOf } from './probe.ts'

const bench = useSimulation()

const settled = `new Promise(function (resolve) { setTimeout(resolve, 5) })`
const fail = `async function fail() { throw new Error('lost') };`

const unheardOf = async (body: string) => {
  await bench.run(`${fail} ${body}; await ${settled}`)
  const errors = (await bench.errors()) as { thrown: { message: string } }[]
  return errors.map(({ thrown }) => thrown.message ?? thrown)
}

describe('is reported', () => {
  test.each([
    ['an async function nobody awaits', 'fail()'],
    ['an async arrow', `(async () => { throw new Error('lost') })()`],
    ['an async method', `({ async f() { throw new Error('lost') } }).f()`],
    [
      'a promise of its own',
      `new Promise(function (_, no) { no(new Error('lost')) })`,
    ],
    ['Promise.reject', `Promise.reject(new Error('lost'))`],
    [
      'what then gives',
      `Promise.resolve().then(function () { throw new Error('lost') })`,
    ],
    ['a failure passed on by then', 'fail().then(function () {})'],
    ['what finally passes on', 'fail().finally(function () {})'],
    ['one that is only looked at', 'Promise.resolve(fail())'],
    ['one of several', 'Promise.all([fail(), 1])'],
    [
      'after an await',
      `(async () => { await null; throw new Error('lost') })()`,
    ],
    [
      'a callback of a timer',
      `setTimeout(async function () { throw new Error('lost') }, 0)`,
    ],
  ])('%s', async (_, body) => {
    expect(await unheardOf(body)).toEqual(['lost'])
  })

  test('a refusal of the API', async () => {
    const body = `figma.loadFontAsync({ family: 'None', style: 'Regular' })`
    expect(await unheardOf(body)).toEqual([
      expect.stringContaining('could not be loaded'),
    ])
  })

  test('a bare reason as it is', async () => {
    expect(await unheardOf(`Promise.reject('text')`)).toEqual(['text'])
  })

  test('two of one turn, each', async () => {
    expect(await unheardOf('fail(); fail()')).toEqual(['lost', 'lost'])
  })

  test('what is heard a turn too late', async () => {
    const body = `const late = fail(); await ${settled}; late.catch(function () {})`
    expect(await unheardOf(body)).toEqual(['lost'])
  })
})

describe('is not reported', () => {
  test.each([
    ['what is awaited', 'try { await fail() } catch (error) {}'],
    ['what is caught', 'fail().catch(function () {})'],
    ['what then hears', 'fail().then(null, function () {})'],
    [
      'what is returned to one who awaits',
      'const f = async () => fail(); try { await f() } catch (error) {}',
    ],
    [
      'what another promise took over',
      'try { await new Promise(function (yes) { yes(fail()) }) } catch (error) {}',
    ],
    [
      'what a race leaves behind',
      'try { await Promise.race([fail(), fail()]) } catch (error) {}',
    ],
    [
      'what is awaited later in the same turn',
      'const p = fail(); try { await null; await p } catch (error) {}',
    ],
  ])('%s', async (_, body) => {
    expect(await unheardOf(body)).toEqual([])
  })
})

test('Promise is still itself', async () => {
  const body = `
    class Mine extends Promise {}
    const own = Mine.resolve(1)
    const done = Promise.resolve(2)
    return [Promise.name, done instanceof Promise, own instanceof Mine,
      Promise.resolve(done) === done, done.constructor.name,
      await own, await Promise.all([done, 3]), (async () => 1)() instanceof Promise]`
  expect(await bench.run(body)).toEqual([
    'Promise',
    true,
    true,
    true,
    'Promise',
    1,
    [2, 3],
    true,
  ])
})

describe('in the page of the plugin', () => {
  test.each([
    [
      'a rejection',
      `Promise.reject(new TypeError('lost')); send(1)`,
      'rejection',
      'TypeError',
    ],
    [
      'an error',
      `setTimeout(() => { send(1); throw new TypeError('lost') })`,
      'error',
      'TypeError',
    ],
  ])('%s is reported', async (_, script, kind, name) => {
    await inPageOf(bench, script)
    await expect
      .poll(() => bench.errors())
      .toEqual([{ where: 'window', kind, thrown: { name, message: 'lost' } }])
  })

  test('what is heard is not', async () => {
    const script = `await Promise.reject(new Error('lost')).catch(() => 0)
      setTimeout(() => send(1))`
    await inPageOf(bench, script)
    expect(await bench.errors()).toEqual([])
  })
})
