/** The playground's page, bundled for the browser. */
import type { Plugin } from 'esbuild'
import { build } from 'esbuild'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('page.tsx', import.meta.url))

/** `import source from 'worker:./painter.ts'` is the bundled worker's text. */
const workerImports: Plugin = {
  name: 'worker-imports',
  setup(bundler) {
    bundler.onResolve({ filter: /^worker:/ }, ({ path: name, resolveDir }) => ({
      path: path.resolve(resolveDir, name.slice('worker:'.length)),
      namespace: 'worker',
    }))
    bundler.onLoad(
      { filter: /.*/, namespace: 'worker' },
      async ({ path: entry }) => ({
        contents: await bundleWorker(entry),
        loader: 'text',
      }),
    )
  },
}

async function bundleWorker(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}

export async function bundlePage(): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    outdir: 'page',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [workerImports],
    // QuickJS asks for them on Node only.
    external: ['fs', 'path', 'module', 'url'],
  })
  const text = (ending: string) =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  return { script: text('.js'), style: text('.css') }
}

export const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Repaint · playground</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/page.css" />
    <script type="module" src="/page.js"></script>
  </head>
  <body></body>
</html>
`
