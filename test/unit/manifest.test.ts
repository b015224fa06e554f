import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildPlugin } from '../../build.mjs'
import { problemsOf, type Manifest } from './manifest-rules.ts'

const manifest = JSON.parse(
  readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'),
) as Manifest

test('Figma accepts the manifest', () => {
  expect(problemsOf(manifest)).toEqual([])
})

test('a build for a team reaches its relay and nothing else', async () => {
  const relay = 'https://repaint.example.com'
  const built = await buildPlugin({ relay })
  expect(problemsOf(built.manifest)).toEqual([])
  expect(built.manifest.networkAccess.allowedDomains).toEqual([relay])
  expect(built.manifest.networkAccess).not.toHaveProperty('devAllowedDomains')
  expect(built.ui).toContain(relay)
  expect(built.ui).not.toContain('http://localhost:8787')
})

test.each<[string, (manifest: Manifest) => void]>([
  ['an unknown field', (m) => Object.assign(m, { icon: 'x.png' })],
  ['a missing page access', (m) => Reflect.deleteProperty(m, 'documentAccess')],
  [
    'an address by number',
    (m) => m.networkAccess.allowedDomains.push('http://127.0.0.1:8790'),
  ],
  [
    'a path without its closing slash',
    (m) => m.networkAccess.allowedDomains.push('https://api.ideogram.ai/v1'),
  ],
  [
    'any host without a reason',
    (m) => (m.networkAccess = { allowedDomains: ['*'], devAllowedDomains: [] }),
  ],
  ['an editor of another kind', (m) => m.editorType.push('sketch')],
  ['a command without a name', (m) => m.menu.push({ name: '', command: 'x' })],
])('the rules refuse %s', (_, spoil) => {
  const spoilt = structuredClone(manifest)
  spoil(spoilt)
  expect(problemsOf(spoilt)).not.toEqual([])
})
