import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
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
  const pattern = /(?:from|import)\s*\(?\s*'([^'\n]+)'/g
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
    packages: /^(hono|@hono\/node-server|valibot|preact|libsql|node:)/,
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

test('the views are at the rim: nothing else of the panel knows them', () => {
  const strangers = files
    .filter((file) => file.startsWith('ui/') && file !== 'ui/main.tsx')
    .filter((file) => !file.startsWith('ui/views/'))
    .filter((file) =>
      importsOf(file).some((name) => name.startsWith('ui/views/')),
    )
  expect(strangers).toEqual([])
})

/** Modules that reach themselves by their imports, types counted. */
function circles(modules: readonly string[], of = importsOf): string[][] {
  const done = new Set<string>()
  const found: string[][] = []
  const follow = (file: string, trail: readonly string[]) => {
    const before = trail.indexOf(file)
    if (before >= 0) found.push(trail.slice(before))
    if (before >= 0 || done.has(file)) return
    for (const next of of(file))
      if (modules.includes(next)) follow(next, [...trail, file])
    done.add(file)
  }
  for (const file of modules) follow(file, [])
  return found
}

test('nothing imports in a circle', () => {
  expect(circles(files)).toEqual([])
})

test('a circle would be found', () => {
  const imports: Record<string, string[]> = {
    a: ['b', 'd'],
    b: ['c'],
    c: ['b'],
  }
  expect(circles(['a', 'b', 'c'], (file) => imports[file] ?? [])).toEqual([
    ['b', 'c'],
  ])
})

/** They join the parts and do nothing else: pages of contents. */
const contents = ['ui/app.ts', 'ui/jobs/desk.ts']

/** Functions and how many lines are their own: those within count themselves. */
function functionsOf(file: string): { name: string; lines: number }[] {
  const tree = ts.createSourceFile(
    file,
    sources.get(file)!,
    ts.ScriptTarget.Latest,
    true,
  )
  const lineAt = (at: number) => tree.getLineAndCharacterOfPosition(at).line
  const all: { name: string; lines: number }[] = []
  const visit = (node: ts.Node, outer: { lines: number } | null): void => {
    let inner = outer
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = lineAt(node.getStart())
      const lines = lineAt(node.end) - first + 1
      const one = { name: `${file}:${String(first + 1)}`, lines }
      all.push(one)
      // Its first line is on the last one of what is before it.
      if (outer) outer.lines -= lines - 1
      inner = one
    }
    ts.forEachChild(node, (child) => visit(child, inner))
  }
  visit(tree, null)
  return all
}

test('a function of the product fits a screen', () => {
  const long = files
    .filter((file) => !file.startsWith('test/') && !contents.includes(file))
    .flatMap(functionsOf)
    .filter(({ lines }) => lines > 60)
  expect(long).toEqual([])
}, 60_000)

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
