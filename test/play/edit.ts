/**
 * `npm run edit`: the playground and the real plugin without a window. Does
 * with files what a designer does in Figma, and measures how exactly;
 * `--help` says what it takes.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readArguments } from './edit/arguments.ts'
import { helpOn } from './edit/help.ts'
import { checkFiles, readInput } from './edit/input.ts'
import { chosen, readOptions } from './edit/options.ts'
import { reportOn } from './edit/report.ts'
import { openRig } from './edit/rig.ts'
import { editInPage } from './edit/steps.ts'
import { WrongInput } from './edit/wrong-input.ts'

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2))
  if (args.help) {
    const isOfTool = args.texts.tool !== undefined
    console.log(helpOn(isOfTool ? chosen(args) : null))
    return
  }
  const options = readOptions(args)
  const { out } = options
  const files = await checkFiles(options)
  await mkdir(out, { recursive: true }).catch(() => {
    throw new WrongInput(`${out} cannot be made a folder. Name another.`)
  })
  const rig = await openRig()
  try {
    const input = await readInput(rig.page, options, files)
    const edited = await editInPage(rig.page, input)
    const { files: made, complaints } = await reportOn(rig.calls, edited, input)
    for (const [name, bytes] of Object.entries(made))
      await writeFile(path.join(out, name), bytes)
    console.log(`${out}: ${Object.keys(made).sort().join(', ')}`)
    if (complaints.length) throw new Error(complaints.join('\n'))
  } finally {
    await rig.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof WrongInput ? 2 : 1
})
