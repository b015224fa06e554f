import { parse } from 'acorn'
import { beforeAll, expect, test } from 'vitest'
import { buildPlugin } from '../../build.mjs'

let built: Awaited<ReturnType<typeof buildPlugin>>
beforeAll(async () => {
  built = await buildPlugin()
})

test('the sandbox code has no syntax newer than ES2017', () => {
  expect(() =>
    parse(built.code, { ecmaVersion: 2017, sourceType: 'script' }),
  ).not.toThrow()
})

test('the sandbox code uses nothing that Figma’s engine lacks', () => {
  for (const name of [
    'Object.hasOwn',
    'structuredClone',
    'TextEncoder',
    'AbortController',
    'queueMicrotask',
    'globalThis',
  ])
    expect(built.code).not.toContain(name)
})

test('the panel is one page that loads nothing', () => {
  expect(built.ui).toMatch(/^<!doctype html>/)
  expect(built.ui).not.toMatch(/<link|<script[^>]+src=|<img[^>]+src="http/)
  expect(built.ui.match(/<\/script>/g)).toHaveLength(1)
})

test('both files stay small enough to open at once', () => {
  expect(built.code.length).toBeLessThanOrEqual(44_000)
  expect(Buffer.byteLength(built.ui)).toBeLessThanOrEqual(320_000)
})
