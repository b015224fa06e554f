/**
 * Installs what is missing before a command runs: a fresh clone has Node and
 * npm and nothing else.
 *
 *   node test/setup.mjs packages [chromium]
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

function run(command, args) {
  console.error(`> ${command} ${args.join(' ')}`)
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  return !error && status === 0
}

function modified(file) {
  const full = path.join(root, file)
  return existsSync(full) ? statSync(full).mtimeMs : -Infinity
}

/** npm keeps its own note of what it installed. */
export function installPackages() {
  if (
    modified('node_modules/.package-lock.json') >= modified('package-lock.json')
  )
    return
  if (!run('npm', ['ci', '--no-audit', '--no-fund']))
    throw new Error(
      'npm could not install the packages. Check the network and the registry, then run the command again.',
    )
}

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}

/** The browser to drive, or undefined: `CHROMIUM`, then where browsers lie. */
export async function findChromium() {
  const candidates = [
    process.env.CHROMIUM,
    ...usualPlaces,
    await playwrightsOwn(),
  ]
  return candidates.find((place) => place && existsSync(place))
}

function isDebianRoot() {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/os-release') &&
    /debian|ubuntu/.test(readFileSync('/etc/os-release', 'utf8'))
  )
}

/**
 * @returns the path of a Chromium, installed now if there was none
 * @throws Error in a sentence
 */
export async function installChromium() {
  const found = await findChromium()
  if (found) return found
  if (isDebianRoot() && run('apt-get', ['update']))
    run('apt-get', ['install', '-y', 'chromium'])
  else run('npx', ['playwright-core', 'install', 'chromium'])
  const installed = await findChromium()
  if (installed) return installed
  throw new Error(
    'There is no Chromium to drive. Install one, or name it: CHROMIUM=/path/to/chromium.',
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    const wanted = process.argv.slice(2)
    if (wanted.includes('packages')) installPackages()
    if (wanted.includes('chromium')) await installChromium()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
