import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { optionsOf, purposeOf } from '../../build/options.mjs'
import { problemsOf } from './manifest-rules.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** Milliseconds: another Node begins, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'repaint-build-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** The command as it is typed, written into a folder of its own. */
async function build(...args: string[]): Promise<Ran> {
  const command = [path.join(root, 'build.mjs'), '--out', folder, ...args]
  return promisify(execFile)(process.execPath, command, { cwd: root }).then(
    (said) => ({ ...said, code: 0 }),
    (error: unknown) => error as Ran,
  )
}

const relay = 'https://repaint.example.com'
const id = '1234567890123456789'

test('a build for a team is one that Figma takes, with checksums of all of it', async () => {
  const { code, stdout } = await build('--relay', `${relay}/`, '--id', id)
  expect(code).toBe(0)
  expect(stdout).toContain(`It reaches ${relay} and no other host.`)
  const read = (name: string) => readFile(path.join(folder, name))
  const manifest = JSON.parse(String(await read('manifest.json'))) as unknown
  expect(problemsOf(manifest)).toEqual([])
  expect(manifest).toMatchObject({ id })
  const names = (await readdir(folder)).filter((name) => name !== 'SHA256SUMS')
  const sums = names.map(async (name) => {
    const sum = createHash('sha256').update(await read(name))
    return `${sum.digest('hex')}  ${name}`
  })
  const written = String(await read('SHA256SUMS'))
  expect(written.trim().split('\n').sort()).toEqual(
    (await Promise.all(sums)).sort(),
  )
})

test('a wrong argument ends in a sentence, and nothing is written', async () => {
  const { code, stdout, stderr } = await build('--id', 'repaint')
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^--id wants .*\.\n$/)
})

test('a build without a relay and an id says what it is not good for', () => {
  const [reach, home] = purposeOf(optionsOf([]))
  expect(reach).toMatch(/^Without --relay .* It cannot serve a team\.$/)
  expect(home).toMatch(/^Without --id .* not published/)
})

test('one with an id says whose it is', () => {
  expect(purposeOf(optionsOf(['--id', id]))[1]).toContain(id)
})

test.each([
  [['--relay', 'repaint.example.com'], 'not "repaint.example.com".'],
  [['--relay', 'http://repaint.example.com'], '--relay wants an origin'],
  [['--relay', 'https://repaint.example.com/path'], '--relay wants an origin'],
  [['--relay', 'https://anna:secret@example.com'], '--relay wants an origin'],
  [['--relay', 'https://10.0.0.7:8787'], '--relay wants an origin with a name'],
  [['--relay', 'https://[::1]'], '--relay wants an origin with a name'],
  [['--relay', ''], '--relay wants an origin'],
  [['--relay'], 'Write it like this: npm run build -- '],
  [['--id', 'repaint'], '--id wants the number that Figma gave'],
  [['--id', ''], '--id wants the number that Figma gave'],
  [['--rely', relay], "Unknown option '--rely'. Write it like this"],
  [[relay], 'Unexpected argument'],
])('%j is refused in a sentence', (args, sentence) => {
  expect(() => optionsOf(args)).toThrow(sentence)
})

test('the relay’s notices are those of what it bundles', async () => {
  const command = path.join(root, 'build/relay-notices.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [command])
  const [, ...notices] = stdout.split(/\n-{80}\n\n/)
  const names = notices.map((notice) => notice.split(' ')[0])
  expect(names).toEqual(
    expect.arrayContaining(['@hono/node-server', 'hono', 'valibot']),
  )
  // It is native, and installed beside the bundle.
  expect(names).not.toContain('libsql')
})
