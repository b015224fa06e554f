import { parse } from 'acorn'
import { runInThisContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { withTrackedAsync } from '../../figma/sandbox/async-functions.ts'
import { trackerName } from '../../figma/sandbox/tracking.ts'

/** Runs `body` with its async functions watched; tells how many were called. */
async function run(body: string): Promise<[value: unknown, watched: number]> {
  const code = `(async function () { ${body} })`
  const program = parse(code, { ecmaVersion: 2020, sourceType: 'script' })
  const watched: unknown[] = []
  const track = (promise: unknown) => {
    watched.push(promise)
    return promise
  }
  const make = runInThisContext(
    `(function (${trackerName}) { return ${withTrackedAsync(code, program)} })`,
  ) as (track: unknown) => (this: unknown, ...args: unknown[]) => unknown
  const value = await make(track).call({ own: 'this' }, 'first')
  return [value, watched.length]
}

describe('a watched async function does what it did', () => {
  test.each([
    [
      'declaration',
      'async function f(a, b = 2) { return a + b }; return f(1)',
      3,
      2,
    ],
    [
      'expression',
      'const f = async function (a) { return a }; return f(1)',
      1,
      2,
    ],
    ['arrow of an expression', 'const f = async a => a + 1; return f(1)', 2, 2],
    [
      'arrow of an object',
      'const f = async () => ({ a: 1 }); return (await f()).a',
      1,
      2,
    ],
    [
      'arrow of an arrow',
      'const f = async () => async () => 4; return (await f())()',
      4,
      3,
    ],
    [
      'arrow after a default',
      'const f = async (a = () => 5) => a(); return f()',
      5,
      2,
    ],
    [
      'this of an arrow',
      'const f = async () => this.own; return f()',
      'this',
      2,
    ],
    [
      'arguments',
      'const f = async function () { return arguments.length }; return f(1, 2)',
      2,
      2,
    ],
    [
      'arguments of an arrow',
      'const f = async () => arguments[0]; return f()',
      'first',
      2,
    ],
    [
      'method',
      'const o = { x: 1, async f() { return this.x } }; return o.f()',
      1,
      2,
    ],
    [
      'computed method',
      "const o = { async ['async']() { return 6 } }; return o['async']()",
      6,
      2,
    ],
    [
      'method named async',
      'const o = { async() { return 7 } }; return o.async()',
      7,
      1,
    ],
    [
      'static method and super',
      'class A { async f() { return 1 } } class B extends A { static async g() { return 2 } async f() { return await super.f() + 1 } } return await new B().f() + await B.g()',
      4,
      4,
    ],
    [
      'generator, which is left alone',
      'const f = async function* () { yield 8 }; return (await f().next()).value',
      8,
      1,
    ],
    [
      'catch',
      'const f = async () => { throw 9 }; try { await f() } catch (e) { return e }',
      9,
      2,
    ],
    [
      'name and length',
      'async function named(a, b) {}; return named.name + named.length',
      'named2',
      1,
    ],
  ])('%s', async (_, body, value, watched) => {
    expect(await run(body)).toEqual([value, watched])
  })
})

test('lines and the columns of what stands before stay', () => {
  const code = 'const a = 1\nconst f = async () => {\n  boom()\n}'
  const program = parse(code, { ecmaVersion: 2017 })
  const lines = withTrackedAsync(code, program).split('\n')
  expect(lines).toHaveLength(4)
  expect(lines[2]).toBe('  boom()')
})
