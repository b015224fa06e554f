/**
 * Writes what Figma installs: `manifest.json`, `plugin.js` and `ui.html`, one
 * file each because Figma loads nothing beside them; with the notices of what
 * is bundled and the checksums of it all.
 *
 *   node build.mjs [--relay https://repaint.example.com] [--id 123…] [--out dist]
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { bundle, iframeTarget, sandboxTarget } from './build/bundle.mjs'
import { noticesOf } from './build/notices.mjs'
import { localRelay, optionsOf, purposeOf } from './build/options.mjs'

const root = path.dirname(fileURLToPath(import.meta.url))

const read = (name) => readFile(path.join(root, name), 'utf8')

/**
 * Figma may open a panel as a `data:` page, which Chromium reads at a
 * millisecond or two for each kilobyte: packed, it is a third of them.
 *
 * @param values what `ui/build.ts` reads; whoever opens the file can see it
 * @returns the page's text, and the files that went into it, its worker's too
 */
async function page(values) {
  const target = iframeTarget
  const entry = (name) => path.join(root, 'ui', name)
  const { inputs, ...panel } = await bundle(entry('main.tsx'), { target })
  const packed = deflateSync(JSON.stringify(panel), { level: 9 })
  const define = { PACKED: JSON.stringify(packed.toString('base64')) }
  const { script } = await bundle(entry('unpack.ts'), { target, define })
  const known = Object.entries(values).map(
    ([name, value]) => `const ${name}=${JSON.stringify(value)};`,
  )
  const html = await read('ui/index.html')
  const scripts = `<script>${known.join('')}${script}</script>`
  return { text: html.replace('<!-- script -->', () => scripts), inputs }
}

/**
 * @param relay the origin baked into the plugin: the only host it may reach;
 *   without one, Ideogram's own hosts and the relay on this machine
 * @param id the one that Figma gave the plugin; clientStorage and plugin data
 *   are kept by it
 * @returns the manifest's object, the texts of the other files, and the files
 *   that were bundled, from the root
 */
export async function buildPlugin({ relay, id } = {}) {
  const manifest = JSON.parse(await read('manifest.json'))
  if (id) manifest.id = id
  if (relay) {
    manifest.networkAccess.allowedDomains = [relay]
    delete manifest.networkAccess.devAllowedDomains
  }
  const { version } = JSON.parse(await read('package.json'))
  const values = {
    RELAY: relay ?? localRelay,
    DIRECT_ALLOWED: !relay,
    VERSION: version,
  }
  const code = await bundle(path.join(root, 'plugin/main.ts'), {
    target: sandboxTarget,
    platform: 'neutral',
  })
  const ui = await page(values)
  const inputs = [...code.inputs, ...ui.inputs]
  const notices = await noticesOf(inputs)
  return { manifest, code: code.script, ui: ui.text, notices, inputs }
}

/** As `sha256sum --check` reads them. */
function checksumsOf(files) {
  const hash = (text) => createHash('sha256').update(text).digest('hex')
  return Object.entries(files)
    .map(([name, text]) => `${hash(text)}  ${name}\n`)
    .join('')
}

async function main() {
  const options = optionsOf(process.argv.slice(2))
  const { manifest, code, ui, notices } = await buildPlugin(options)
  const out = path.resolve(options.out)
  await mkdir(out, { recursive: true })
  const files = {
    'manifest.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'plugin.js': code,
    'ui.html': ui,
    'LICENSE.txt': await read('LICENSE'),
    'NOTICES.txt': notices,
  }
  files['SHA256SUMS'] = checksumsOf(files)
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(out, name), text)
    const kilobytes = (Buffer.byteLength(text) / 1000).toFixed(1)
    console.log(`${path.join(options.out, name)}  ${kilobytes} kB`)
  }
  console.log(['', ...purposeOf(options)].join('\n'))
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
