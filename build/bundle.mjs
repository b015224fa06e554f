/** One script, and one style sheet, of a program of the plugin. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Catches up with Figma's sandbox, which has refused `catch {` and `?.`. */
export const sandboxTarget = 'es2017'
export const iframeTarget = 'chrome100'

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

/**
 * `import source from 'worker:./worker.ts'` is the bundled worker's text.
 *
 * @param inputs takes the files that went into it
 */
const workerImports = (inputs) => ({
  name: 'worker-imports',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^worker:/ }, ({ path: name, resolveDir }) => ({
      path: path.resolve(resolveDir, name.slice('worker:'.length)),
      namespace: 'worker',
    }))
    onLoad({ filter: /.*/, namespace: 'worker' }, async ({ path: entry }) => {
      const worker = await bundle(entry, { target: iframeTarget })
      inputs.push(...worker.inputs)
      return { contents: worker.script, loader: 'text', watchFiles: [entry] }
    })
  },
})

/**
 * @param options of esbuild
 * @returns the texts, and the files something of which is in them, from the root
 */
export async function bundle(entry, options) {
  const inputs = []
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    outdir: path.join(root, 'dist'),
    absWorkingDir: root,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    charset: 'utf8',
    plugins: [bangImports, usedComponents, plainIcons, workerImports(inputs)],
    ...options,
  })
  for (const output of Object.values(metafile.outputs))
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs))
      if (bytesInOutput > 0) inputs.push(file)
  const text = (ending) =>
    outputFiles.find((file) => file.path.endsWith(ending))?.text ?? ''
  return { script: text('.js'), style: text('.css'), inputs }
}
