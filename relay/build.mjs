/**
 * Writes the relay as one file for each of its homes: `out/relay.mjs` for Node,
 * `out/worker.mjs` for Cloudflare Workers.
 *
 *   node relay/build.mjs [--out folder]
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const folder = path.dirname(fileURLToPath(import.meta.url))

/** By home; what is external there comes with the engine, or is native. */
const homes = {
  node: {
    entry: 'main.ts',
    file: 'relay.mjs',
    platform: 'node',
    external: ['libsql'],
  },
  worker: {
    entry: 'worker.ts',
    file: 'worker.mjs',
    platform: 'neutral',
    external: [],
  },
}

/**
 * @param home `node` or `worker`
 * @param plugins of esbuild, before its own
 * @returns the program's text
 */
export async function buildRelay(home, plugins = []) {
  const { entry, platform, external } = homes[home]
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform,
    external,
    plugins,
    define: await adminPage(),
    // The folder is built alone too, where no other settings lie above it.
    tsconfigRaw: {},
    mainFields: ['module', 'main'],
    absWorkingDir: folder,
  })
  return outputFiles[0].text
}

/** The admin page's program and styles, as texts within the relay. */
async function adminPage() {
  const page = path.join(folder, 'admin/page')
  const { outputFiles } = await build({
    entryPoints: [path.join(page, 'main.tsx'), path.join(page, 'style.css')],
    outdir: page,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
  })
  const textOf = (ending) =>
    JSON.stringify(outputFiles.find(({ path }) => path.endsWith(ending)).text)
  return { ADMIN_SCRIPT: textOf('.js'), ADMIN_STYLE: textOf('.css') }
}

async function main() {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: path.join(folder, 'out') } },
  })
  await mkdir(values.out, { recursive: true })
  for (const [home, { file }] of Object.entries(homes)) {
    const text = await buildRelay(home)
    await writeFile(path.join(values.out, file), text)
    const kilobytes = (Buffer.byteLength(text) / 1000).toFixed(0)
    console.log(`${path.join(values.out, file)}  ${kilobytes} kB`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
