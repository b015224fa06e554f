/** The licences of what is bundled. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The folder of the package that a file comes from; null for Repaint's own. */
function packageOf(file) {
  const full = path.resolve(root, file)
  const found = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(full)
  return found && found[0]
}

/**
 * What the licences ask to be passed on with each copy.
 *
 * @param inputs the files that were bundled, from the root
 * @throws Error in a sentence for a package that brings no licence text
 */
export async function noticesOf(inputs) {
  const folders = new Set(inputs.map(packageOf).filter(Boolean))
  const notices = await Promise.all([...folders].map(noticeOf))
  const heading =
    'Repaint is under the MIT licence (LICENSE.txt). Within it are parts of these packages, each with its own notice.\n'
  return [heading, ...notices.sort()].join(`\n${'-'.repeat(80)}\n\n`)
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  )
  const names = await readdir(folder)
  const files = names.filter((file) => /^(licen[cs]e|notice)/i.test(file))
  if (files.length === 0)
    throw new Error(
      `The package "${name}" has no licence text beside it, so it must not be bundled.`,
    )
  const read = (file) => readFile(path.join(folder, file), 'utf8')
  const texts = await Promise.all(files.map(read))
  const whole = texts.map((text) => text.trim()).join('\n\n')
  return `${name} ${version}, ${license}\n\n${whole}\n`
}
