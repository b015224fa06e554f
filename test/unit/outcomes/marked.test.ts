import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Made } from '../../../plugin/shared/made.ts'
import { marked } from '../../../ui/outcomes/marked.ts'
import type { Asked } from '../../../ui/tools/order.ts'
import { toolNames, tools } from '../../../ui/tools/tools.ts'

const bounds = { x: 0, y: 0, width: 4, height: 4 }
const create = { width: 4, height: 4, channels: 4, background: 'red' } as const
const bytes = await sharp({ create }).png().toBuffer()
const patch: Made = { kind: 'patch', bytes, bounds }

const secret = 'a lighthouse that nobody may know of'

function asked(tool: string, engine = ''): Asked {
  return { tool, engine, values: { prompt: secret, seed: 7 } }
}

function filesOf(made: Made): Uint8Array[] {
  if (made.kind === 'larger') return made.tiles.map(({ bytes }) => bytes)
  return 'bytes' in made ? [made.bytes] : []
}

async function sourceTypeOf(file: Uint8Array): Promise<string | undefined> {
  const { xmp } = await sharp(file).metadata()
  return /digitalsourcetype\/(\w+)"/.exec(String(xmp))?.[1]
}

const larger: Made = {
  kind: 'larger',
  of: 'x',
  tiles: [
    { bytes, share: bounds },
    { bytes, share: bounds },
  ],
}

test.each<[string, string, Made, string]>([
  ['a patch', 'edit', patch, 'compositeWithTrainedAlgorithmicMedia'],
  [
    'a picture of another',
    'remix',
    { ...patch, kind: 'picture' },
    'compositeWithTrainedAlgorithmicMedia',
  ],
  [
    'a picture of words',
    'generate',
    { ...patch, kind: 'picture' },
    'trainedAlgorithmicMedia',
  ],
  [
    'a cut-out of words',
    'generate',
    { ...patch, kind: 'cutout' },
    'trainedAlgorithmicMedia',
  ],
  [
    'a cut-out of a picture',
    'remove-background',
    { ...patch, kind: 'cutout' },
    'algorithmicallyEnhanced',
  ],
  ['each tile of a larger one', 'upscale', larger, 'algorithmicallyEnhanced'],
])('%s says so', async (_, tool, made, sourceType) => {
  const files = filesOf(marked(made, asked(tool)))
  expect(files.length).toBe(filesOf(made).length)
  expect(await Promise.all(files.map(sourceTypeOf))).toEqual(
    files.map(() => sourceType),
  )
})

const engines = toolNames.flatMap((tool) =>
  tools[tool].engines.map(({ id, label }) => ({ tool, id, label })),
)

test.each(engines)(
  '$tool, $label: the model, and no word of the designer',
  ({ tool, id, label }) => {
    const [file] = filesOf(marked(patch, asked(tool, id)))
    const text = Buffer.from(file!).toString('latin1')
    const [packet] = /<x:xmpmeta.*<\/x:xmpmeta>/s.exec(text)!
    expect(packet).toContain(`AISystemUsed="Ideogram ${label}"`)
    // Well formed: nothing in an attribute that would end it.
    expect(packet.match(/"/g)!.length % 2).toBe(0)
    expect(packet.match(/[<&]/g)!.length).toBe(5)
    expect(text).not.toContain(secret)
  },
)

test('of a tool that another version knows, no model is named', () => {
  const [file] = filesOf(marked(patch, asked('" evil="')))
  const text = Buffer.from(file!).toString('latin1')
  expect(text).toContain('AISystemUsed="Ideogram"')
  expect(text).not.toContain('evil')
})

test('words stay words', () => {
  const words: Made = { kind: 'words', text: 'x' }
  expect(marked(words, asked('describe'))).toBe(words)
})
