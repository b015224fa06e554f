import { parse } from 'acorn'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
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
  expect(built.code.length).toBeLessThanOrEqual(49_500)
  expect(Buffer.byteLength(built.ui)).toBeLessThanOrEqual(200_000)
})

const root = path.resolve(import.meta.dirname, '../..')

/** Name and version of the package around a file; null for the project's own. */
function packageAround(file: string): string | null {
  let folder = path.dirname(path.resolve(root, file))
  for (; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json')
    if (!existsSync(manifest)) continue
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as {
      name?: string
      version?: string
    }
    if (name && version) return name === 'repaint' ? null : `${name} ${version}`
  }
  return null
}

test('the notices are those of the packages that were bundled, no more and no less', () => {
  expect(built.inputs).toEqual(
    expect.arrayContaining([
      'plugin/main.ts',
      'ui/main.tsx',
      'ui/pixels/worker.ts',
    ]),
  )
  const bundled = new Set(built.inputs.map(packageAround))
  bundled.delete(null)
  const [, ...notices] = built.notices.split(/\n-{80}\n\n/)
  const headings = notices.map((notice) => notice.slice(0, notice.indexOf(',')))
  expect(headings).toEqual([...bundled].sort())
  expect(headings.length).toBeGreaterThan(3)
  for (const notice of notices) {
    expect(notice).toMatch(/copyright \(c\)/i)
    expect(notice).toMatch(/permission|redistribution/i)
  }
})

test('the version is that of the newest changes, in both packages', () => {
  const read = (name: string) => readFileSync(path.join(root, name), 'utf8')
  const versionOf = (name: string) =>
    (JSON.parse(read(name)) as { version: string }).version
  const [, newest] = /^## (\S+)/m.exec(read('CHANGELOG.md'))!
  expect(versionOf('package.json')).toBe(newest)
  expect(versionOf('package-lock.json')).toBe(newest)
  expect(versionOf('relay/package.json')).toBe(newest)
})
