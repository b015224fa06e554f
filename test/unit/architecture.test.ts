import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const contexts = ['plugin', 'ui', 'relay', 'test']

const files = contexts.flatMap((context) =>
  readdirSync(path.join(root, context), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => `${context}/${name.replaceAll('\\', '/')}`),
)

const sources = new Map(
  files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]),
)

/** Every module that a file names, as a path from the root or a package. */
function importsOf(file: string): string[] {
  const pattern = /(?:from|import)\s*\(?\s*'([^']+)'/g
  return [...sources.get(file)!.matchAll(pattern)].map(([, name]) => {
    const plain = name!.replace(/^worker:/, '')
    return plain.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), plain)
      : plain
  })
}

interface Border {
  /** Files below this folder … */
  inside: string
  except?: string
  /** … import only from these folders, */
  folders: string[]
  /** and these packages. */
  packages: RegExp
}

const borders: Border[] = [
  { inside: 'plugin/shared/', folders: ['plugin/shared/'], packages: /^$/ },
  { inside: 'plugin/', folders: ['plugin/'], packages: /^$/ },
  { inside: 'ui/ideogram/', folders: ['ui/ideogram/'], packages: /^valibot$/ },
  {
    inside: 'ui/pixels/',
    folders: ['ui/pixels/', 'plugin/shared/'],
    packages: /^$/,
  },
  {
    inside: 'ui/',
    folders: ['ui/', 'plugin/shared/'],
    packages: /^(preact|@preact\/signals|@create-figma-plugin\/ui|valibot)/,
  },
  {
    inside: 'relay/',
    folders: ['relay/'],
    packages: /^(hono|@hono\/node-server|valibot|preact|better-sqlite3|node:)/,
  },
  // The simulators know nothing of the product.
  {
    inside: 'test/figma/',
    folders: ['test/figma/'],
    packages: /^[^.]/,
  },
  {
    inside: 'test/ideogram/',
    folders: ['test/ideogram/'],
    packages: /^[^.]/,
  },
]

describe.each(borders)('$inside', ({ inside, folders, packages }) => {
  test('imports only what it may', () => {
    const strangers = files
      .filter((file) => file.startsWith(inside))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) =>
            contexts.some((context) => name.startsWith(`${context}/`))
              ? !folders.some((folder) => name.startsWith(folder))
              : name.startsWith('..') || !packages.test(name),
          )
          .map((name) => `${file} → ${name}`),
      )
    expect(strangers).toEqual([])
  })
})

test('no file is above 300 lines', () => {
  const long = files.filter(
    (file) => sources.get(file)!.split('\n').length > 301,
  )
  expect(long).toEqual([])
})

test('no file has a name that says nothing', () => {
  const nameless = /(^|\/)(utils?|helpers?|common|services?|types|index)\.tsx?$/
  expect(files.filter((file) => nameless.test(file))).toEqual([])
})
