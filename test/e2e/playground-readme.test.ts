import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = path.resolve(import.meta.dirname, '../play')

test('the README’s table names files that there are', () => {
  const readme = readFileSync(path.join(folder, 'README.md'), 'utf8')
  const cells = [...readme.matchAll(/^\| (`.*?) +\|/gm)].map(([, cell]) => cell)
  const names = cells.flatMap((cell) =>
    [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
  )
  expect(names.length).toBeGreaterThan(8)
  const gone = names.filter((name) => !existsSync(path.join(folder, name)))
  expect(gone).toEqual([])
})
