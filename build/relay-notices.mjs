/** Prints the licences of what is bundled into the relay, for both its homes. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildRelay } from '../relay/build.mjs'
import { noticesOf } from './notices.mjs'

const folder = fileURLToPath(new URL('../relay', import.meta.url))

/** @param inputs takes the files something of which is in the bundle */
const notingInputs = (inputs) => ({
  name: 'noting-inputs',
  setup({ initialOptions, onEnd }) {
    initialOptions.metafile = true
    onEnd(({ metafile }) => {
      for (const output of Object.values(metafile?.outputs ?? {}))
        for (const [file, { bytesInOutput }] of Object.entries(output.inputs))
          if (bytesInOutput > 0) inputs.push(path.resolve(folder, file))
    })
  },
})

const inputs = []
for (const home of ['node', 'worker'])
  await buildRelay(home, [notingInputs(inputs)])
process.stdout.write(await noticesOf(inputs))
