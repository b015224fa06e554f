/** What is promised in documents and workflows is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sizes, type PictureName } from '../pictures/sizes.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')
const below = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => /\.(md|ya?ml|sh)$/.test(name))

const pages = [
  'README.md',
  'PRIVACY.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'relay/README.md',
  ...below('docs'),
]
const workflows = below('.github')

/** As GitHub names the place of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')

test.each(pages)('%s links to what is there', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^[a-z]+:/.test(link))
  const dead = links.filter((link) => {
    const [file = '', anchor] = link.split('#')
    const target = file ? path.posix.join(path.posix.dirname(page), file) : page
    if (!existsSync(path.join(root, target))) return true
    const headings = anchor ? read(target).matchAll(/^#+ (.*)$/gm) : []
    return (
      anchor !== undefined &&
      ![...headings].some(([, heading]) => anchorOf(heading!) === anchor)
    )
  })
  expect(dead).toEqual([])
})

test.each([...pages, ...workflows])(
  '%s runs scripts that there are',
  (page) => {
    const { scripts } = JSON.parse(read('package.json')) as {
      scripts: Record<string, string>
    }
    const named = [...read(page).matchAll(/npm (?:run )?([\w-]+)/g)].map(
      ([whole, name]) => (whole.startsWith('npm run') ? name! : null),
    )
    const unknown = named.filter(
      (name) => name && !Object.hasOwn(scripts, name),
    )
    expect(unknown).toEqual([])
  },
)

test.each(workflows)('%s runs files that there are', (page) => {
  const files = [
    ...read(page).matchAll(/(?:node|bash) ([\w./-]+\.(?:mjs|sh))/g),
  ]
  const missing = files
    .map(([, file]) => file!)
    .filter((file) => !existsSync(path.join(root, file)))
  expect(missing).toEqual([])
})

test('workflows and maintainers use the oldest Node that is supported', () => {
  const { engines } = JSON.parse(read('package.json')) as {
    engines: { node: string }
  }
  expect(engines.node).toBe(`>=${read('.nvmrc').trim()}`)
  for (const workflow of workflows.filter((name) =>
    name.includes('workflows/'),
  ))
    if (read(workflow).includes('setup-node'))
      expect(read(workflow)).toContain('node-version-file: .nvmrc')
})

/** Of a PNG, from its header. */
function sizeOf(file: string) {
  const bytes = readFileSync(file)
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

test.each(Object.keys(sizes) as PictureName[])(
  'the listing’s %s has the size that Figma asks for',
  (name) => {
    const file = path.join(root, 'docs/pictures', name)
    expect(sizeOf(file)).toEqual(sizes[name])
    expect(read('docs/listing.md')).toContain(`pictures/${name}`)
  },
)
