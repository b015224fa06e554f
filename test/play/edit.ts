/**
 * `npm run edit`: the playground and the real plugin without a window. Edits a
 * picture and measures how exactly.
 *
 *   npm run edit -- --image a.png --mask b.png --prompt "…" --out dir
 *     [--model "4.5, true pixels"] [--count 2] [--seed 7] [--insert layer]
 *   npm run edit -- --tool remove --image a.png --mask b.png --out dir
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { decode } from './edit/decode.ts'
import { checkPicture } from './edit/files.ts'
import { maskLayer } from './edit/mask.ts'
import { readOptions } from './edit/options.ts'
import { reportOn } from './edit/report.ts'
import { openRig } from './edit/rig.ts'
import { editInPage } from './edit/steps.ts'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const files = {
    image: await checkPicture(options.image),
    mask: await checkPicture(options.mask),
  }
  const { width, height } = files.image
  if (files.mask.width !== width || files.mask.height !== height)
    throw new Error(
      `${options.mask} is ${String(files.mask.width)} × ${String(files.mask.height)} px and the picture ${String(width)} × ${String(height)}. Make them the same size.`,
    )
  await mkdir(options.out, { recursive: true }).catch(() => {
    throw new Error(`${options.out} cannot be made a folder. Name another.`)
  })
  const rig = await openRig()
  try {
    const picture = await decode(rig.page, files.image)
    const drawn = await decode(rig.page, files.mask)
    const mask = await maskLayer(drawn, options.mask)
    const input = { options, picture, mask }
    const edited = await editInPage(rig.page, input)
    const { files: made, complaint } = await reportOn(rig.calls, edited, input)
    for (const [name, bytes] of Object.entries(made))
      await writeFile(path.join(options.out, name), bytes)
    console.log(`${options.out}: ${Object.keys(made).sort().join(', ')}`)
    if (complaint) throw new Error(complaint)
  } finally {
    await rig.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
