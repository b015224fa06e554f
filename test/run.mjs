/** `npm test`: all set-up and every check, ending with `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { installChromium, installPackages } from './setup.mjs'

function run(...command) {
  const { status } = spawnSync('npx', ['--no-install', ...command], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return status === 0
}

installPackages()
process.env.CHROMIUM = await installChromium()

const checks = [
  () => spawnSync('npm', ['run', 'types'], { stdio: 'inherit' }).status === 0,
  () => spawnSync('npm', ['run', 'lint'], { stdio: 'inherit' }).status === 0,
  () => run('vitest', 'run', '--config', 'test/vitest.config.ts'),
]
// Every check runs, so that one run tells everything that is wrong.
const failed = checks.map((check) => check()).filter((passed) => !passed)
process.exitCode = failed.length ? 1 : 0
