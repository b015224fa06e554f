/**
 * Writes what Figma installs: `dist/manifest.json`, `dist/plugin.js` and
 * `dist/ui.html`, one file each because Figma loads nothing beside them.
 *
 *   node build.mjs [--relay https://repaint.example.com] [--out dist]
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const root = path.dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)

/** The relay on a designer's own machine: `npm run relay`. */
const localRelay = 'http://localhost:8787'

/** Catches up with Figma's sandbox, which has refused `catch {` and `?.`. */
const sandboxTarget = 'es2017'
const iframeTarget = 'chrome100'

/** `@create-figma-plugin/ui` imports `!../css/base.css`, its own bundler's way. */
const bangImports = {
  name: 'bang-imports',
  setup({ onResolve }) {
    onResolve({ filter: /^!/ }, ({ path: name, resolveDir }) => ({
      path: path.resolve(resolveDir, name.slice(1)),
    }))
  },
}

/**
 * esbuild keeps the style sheets of components that nobody imports, two thirds
 * of the toolkit's: its index is left with those that the panel names.
 */
const usedComponents = {
  name: 'used-components',
  setup({ onLoad }) {
    onLoad(
      { filter: /@create-figma-plugin.ui.lib.index\.js$/ },
      async (file) => {
        const used = await componentsOf(path.join(root, 'ui'))
        const index = await readFile(file.path, 'utf8')
        const lines = index.split('\n').filter((line) => {
          const [, names] = /^export \{(.*)\} from/.exec(line) ?? []
          return names?.split(',').some((name) => used.has(name.trim()))
        })
        return { contents: lines.join('\n') }
      },
    )
  },
}

/**
 * A page's own drawings need neither a namespace nor a rule for clipping, and
 * nobody sees the ten thousandth of a pixel: 4 kB less.
 */
const plainIcons = {
  name: 'plain-icons',
  setup({ onLoad }) {
    onLoad(
      { filter: /@create-figma-plugin.ui.lib.icons.*\.js$/ },
      async (file) => {
        const icon = await readFile(file.path, 'utf8')
        const contents = icon
          .replaceAll(/(, xmlns|"clip-rule"): "[^"]*",?/g, '')
          .replaceAll(/(\.\d{3})\d+/g, '$1')
        return { contents }
      },
    )
  },
}

async function componentsOf(folder) {
  const names = new Set()
  const files = await readdir(folder, { recursive: true })
  for (const file of files.filter((name) => name.endsWith('.tsx'))) {
    const text = await readFile(path.join(folder, file), 'utf8')
    const pattern = /import \{([^}]*)\} from '@create-figma-plugin\/ui'/g
    for (const [, list] of text.matchAll(pattern))
      for (const name of list.split(',')) names.add(name.trim())
  }
  return names
}

/** `import source from 'worker:./worker.ts'` is the bundled worker's text. */
const workerImports = {
  name: 'worker-imports',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^worker:/ }, ({ path: name, resolveDir }) => ({
      path: path.resolve(resolveDir, name.slice('worker:'.length)),
      namespace: 'worker',
    }))
    onLoad({ filter: /.*/, namespace: 'worker' }, async ({ path: entry }) => ({
      contents: await bundle(entry, { target: iframeTarget }),
      loader: 'text',
      watchFiles: [entry],
    }))
  },
}

async function bundle(entry, { css = false, ...options }) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    outdir: path.join(root, 'dist'),
    absWorkingDir: root,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    plugins: [bangImports, usedComponents, plainIcons, workerImports],
    ...options,
  })
  const text = (ending) =>
    outputFiles.find((file) => file.path.endsWith(ending))?.text ?? ''
  return css ? { script: text('.js'), style: text('.css') } : text('.js')
}

/** Keeps a script or a style from ending the element it stands in. */
function inlined(text) {
  return text.replaceAll(/<\/(script|style)/gi, '<\\/$1')
}

async function page(define) {
  const entry = path.join(root, 'ui/main.tsx')
  const { script, style } = await bundle(entry, {
    target: iframeTarget,
    charset: 'utf8',
    css: true,
    define,
  })
  const html = await readFile(path.join(root, 'ui/index.html'), 'utf8')
  return html
    .replace('<!-- style -->', () => `<style>${inlined(style)}</style>`)
    .replace('<!-- script -->', () => `<script>${inlined(script)}</script>`)
}

/**
 * @param relay the origin baked into the plugin: the only host it may reach;
 *   without one, Ideogram's own hosts and the relay on this machine
 * @returns the manifest's object and the two files' texts
 */
export async function buildPlugin({ relay } = {}) {
  const manifest = JSON.parse(
    await readFile(path.join(root, 'manifest.json'), 'utf8'),
  )
  if (relay) {
    manifest.networkAccess.allowedDomains = [relay]
    delete manifest.networkAccess.devAllowedDomains
  }
  const { version } = require('./package.json')
  const define = {
    RELAY: JSON.stringify(relay ?? localRelay),
    DIRECT_ALLOWED: JSON.stringify(!relay),
    VERSION: JSON.stringify(version),
  }
  const code = await bundle(path.join(root, 'plugin/main.ts'), {
    target: sandboxTarget,
    platform: 'neutral',
    charset: 'utf8',
  })
  return { manifest, code, ui: await page(define) }
}

/** @throws Error in a sentence for what is not an origin */
function relayOrigin(text) {
  const url = URL.canParse(text) ? new URL(text) : null
  const secure = url?.protocol === 'https:' || url?.hostname === 'localhost'
  if (url && secure && url.origin === text.replace(/\/$/, '')) return url.origin
  throw new Error(
    `--relay wants an origin like https://repaint.example.com, not "${text}"`,
  )
}

async function main() {
  const { values } = parseArgs({
    options: {
      relay: { type: 'string' },
      out: { type: 'string', default: 'dist' },
    },
  })
  const relay = values.relay && relayOrigin(values.relay)
  const { manifest, code, ui } = await buildPlugin({ relay })
  const out = path.resolve(values.out)
  await mkdir(out, { recursive: true })
  const files = {
    'manifest.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'plugin.js': code,
    'ui.html': ui,
  }
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(out, name), text)
    const kilobytes = (Buffer.byteLength(text) / 1000).toFixed(1)
    console.log(`${path.join(values.out, name)}  ${kilobytes} kB`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
