import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestFacts } from '../play/edit/requests.ts'
import { landscape } from './designer.ts'

const root = path.join(import.meta.dirname, '../..')
const command = path.join(root, 'test/play/edit.ts')

interface Report {
  requests: RequestFacts[]
  insertions: { as: string; count: number }
  words: string[]
  quality: { repaint: Record<string, unknown> } | null
}

let folder = ''
const within = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'repaint-edit-'))
  const picture = await landscape(300, 200)
  await writeFile(within('picture.png'), picture)
  const mask = Buffer.from(
    '<svg width="300" height="200"><rect width="300" height="200"/><circle cx="150" cy="90" r="30" fill="#fff"/></svg>',
  )
  await sharp(mask).png().toFile(within('mask.png'))
  await sharp(mask).toColourspace('cmyk').jpeg().toFile(within('mask.jpg'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Run {
  code: number
  said: string
  /** Names of what was made. */
  files: string[]
  read(file: string): Promise<Buffer>
  report(): Promise<Report>
}

/** Runs the command as npm does; `$` is the folder of the files. */
async function run(out: string, line: string): Promise<Run> {
  const args = line.split(' ').map((one) => one.replace('$', `${folder}/`))
  const env = { ...process.env, IDEOGRAM_API_KEY: '' }
  const [code, said] = await new Promise<[number, string]>((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', command, ...args, '--out', within(out)],
      { cwd: root, env },
      (error, stdout, stderr) =>
        done([Number(error?.code ?? 0), `${stdout}${stderr}`.trim()]),
    )
  })
  const read = (file: string) => readFile(within(`${out}/${file}`))
  return {
    code,
    said,
    files: (await readdir(within(out)).catch(() => [])).sort(),
    read,
    report: async () =>
      JSON.parse((await read('report.json')).toString()) as Report,
  }
}

/** R, G and B of a pixel of a picture file. */
async function pixelAt(file: Buffer, left: number, top: number) {
  const one = sharp(file).extract({ left, top, width: 1, height: 1 })
  return [...(await one.removeAlpha().toColourspace('srgb').raw().toBuffer())]
}

test('Edit: two images, as fills, with all that was sent beside them', async () => {
  const edited = await run(
    'edit',
    '--image $picture.png --mask $mask.jpg --prompt boat --count 2 --set quality=turbo',
  )
  expect(edited.code, edited.said).toBe(0)
  expect(edited.files).toEqual([
    'after.png',
    'before.png',
    'mask.png',
    'report.json',
    'result-1.png',
    'result-2.png',
    'sent.png',
  ])
  const { requests, insertions, quality } = await edited.report()
  const fields = { prompt: 'boat', rendering_speed: 'TURBO' }
  expect(requests).toMatchObject([
    {
      method: 'POST',
      path: '/v1/ideogram-v3/inpaint',
      fields: { ...fields, num_images: '2' },
      status: 200,
    },
  ])
  const sent = await edited.read('sent.png')
  const { width, height } = await sharp(sent).metadata()
  const sha256 = createHash('sha256').update(sent).digest('hex')
  expect(requests[0]?.files).toContainEqual(
    expect.objectContaining({ field: 'image', width, height, sha256 }),
  )
  expect(insertions).toEqual({ as: 'fill', count: 2 })
  expect(quality?.repaint).toMatchObject({ outsideMask: { pixels: 0 } })
  // What is black in print is black enough: it covers the circle alone.
  const [before, after] = [
    await edited.read('before.png'),
    await edited.read('after.png'),
  ]
  expect(await pixelAt(after, 5, 5)).toEqual(await pixelAt(before, 5, 5))
  expect(await pixelAt(after, 150, 90)).not.toEqual(
    await pixelAt(before, 150, 90),
  )
})

test('Remove: no prompt, white is what goes; a picture for print is read', async () => {
  await sharp(within('picture.png'))
    .toColourspace('cmyk')
    .jpeg({ quality: 95 })
    .toFile(within('print.jpg'))
  const removed = await run(
    'remove',
    '--tool remove --image $print.jpg --mask $mask.png --insert layer',
  )
  expect(removed.code, removed.said).toBe(0)
  const { requests, insertions } = await removed.report()
  expect(requests).toEqual([
    expect.objectContaining({ path: '/v1/remove-object', fields: {} }),
  ])
  expect(insertions).toEqual({ as: 'layer', count: 1 })
  const mask = await removed.read('mask.png')
  const { width, height } = await sharp(mask).metadata()
  const levels = await sharp(mask).greyscale().raw().toBuffer()
  expect(levels[0]).toBe(0)
  const white = levels.reduce((sum, level) => sum + (level === 255 ? 1 : 0), 0)
  expect(white).toBeGreaterThan(0)
  expect(white).toBeLessThan((width * height) / 2)
  const [read] = await pixelAt(await removed.read('before.png'), 20, 20)
  const [drawn] = await pixelAt(await readFile(within('picture.png')), 20, 20)
  expect(Math.abs(read! - drawn!)).toBeLessThan(30)
})

test('Generate: an empty frame of the size that was said is filled', async () => {
  const made = await run(
    'generate',
    '--tool generate --frame 1200x800 --prompt sun',
  )
  expect(made).toMatchObject({
    code: 0,
    files: ['after.png', 'report.json', 'result-1.png'],
  })
  const { requests } = await made.report()
  expect(requests).toMatchObject([
    {
      path: '/v1/ideogram-v3/generate',
      fields: { prompt: 'sun' },
      files: [],
    },
  ])
  const after = await sharp(await made.read('after.png')).metadata()
  expect([after.width, after.height]).toEqual([1200, 800])
})

test('Describe: its words are written', async () => {
  const described = await run(
    'describe',
    '--tool describe --image $picture.png',
  )
  expect(described.code, described.said).toBe(0)
  const { words, requests } = await described.report()
  expect(words.length).toBeGreaterThan(0)
  const text = (await described.read('result-1.txt')).toString()
  expect(text.trim()).toBe(words[0])
  expect(requests).toEqual([expect.objectContaining({ path: '/describe' })])
  expect(JSON.stringify(requests)).not.toMatch(/key|token/i)
})

test('what cannot be used is told before a request, with an exit code of 2', async () => {
  const tiny = { width: 2, height: 2, channels: 3 } as const
  await sharp({ create: { ...tiny, background: '#89a' } })
    .png()
    .toFile(within('tiny.png'))
  const half = Buffer.from(
    '<svg width="2" height="2"><path d="M0 0h2v2H0z"/><path d="M1 0h1v2H1z" fill="#fff"/></svg>',
  )
  await sharp(half).png().toFile(within('half.png'))
  const refused = await run(
    'refused',
    '--image $tiny.png --mask $half.png --prompt boat',
  )
  expect(refused.said).toMatch(/half\.png covers all .* once its edge is grown/)
  expect([refused.code, refused.files]).toEqual([2, []])
})
