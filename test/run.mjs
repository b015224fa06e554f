/**
 * Every check, with all set-up; each runs whatever the others find.
 *
 *   node test/run.mjs          all, ending with `N passed, N failed`
 *   node test/run.mjs check    types, lint and unit tests
 */
import { spawn } from 'node:child_process'
import { installChromium, installPackages } from './setup.mjs'

const quick = process.argv[2] === 'check'
const vitest = ['vitest', 'run', '--config', 'test/vitest.config.ts']

/** @returns whether it passed; what it printed comes in one piece */
function run(command, ...args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { shell: process.platform === 'win32' })
    const printed = []
    child.stdout.on('data', (piece) => printed.push(piece))
    child.stderr.on('data', (piece) => printed.push(piece))
    child.on('error', (error) => printed.push(Buffer.from(String(error))))
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(printed))
      resolve(status === 0)
    })
  })
}

/** For the long ones: its lines are seen as they come. */
function runLoudly(command, ...args) {
  return new Promise((resolve) => {
    const stdio = ['ignore', 'inherit', 'inherit']
    const shell = process.platform === 'win32'
    spawn(command, args, { stdio, shell }).on('close', (status) =>
      resolve(status === 0),
    )
  })
}

installPackages()
if (!quick) process.env.CHROMIUM = await installChromium()

const passed = await Promise.all([
  run('npm', 'run', '--silent', 'types'),
  run('npm', 'run', '--silent', 'lint'),
  ...(quick ? [runLoudly('npx', ...vitest, '--project', 'unit')] : []),
])
// The tally is the last line.
if (!quick) passed.push(await runLoudly('npx', ...vitest))
process.exitCode = passed.every(Boolean) ? 0 : 1
