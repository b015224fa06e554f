import { describe, expect, it } from 'vitest'
import { problemOf, withRecorder } from './client.ts'
import { pictures } from './pictures.ts'
import { reply } from './recorder.ts'

const bench = withRecorder()
const link = () => `${bench.server.origin}/images/a.svg`

describe('a drawing', () => {
  const svg = '<?xml version="1.0"?>\n<svg viewBox="0 0 8 8"><path/></svg>\n'
  const draw = () => bench.client().downloadDrawing(link())

  it.each([svg, '<svg/>', '<svg viewBox="0 0 8 8">ü</svg>'])(
    'comes as text',
    async (text) => {
      bench.server.answer(reply(200, text))
      expect(await draw()).toBe(text)
    },
  )

  it.each([
    ['a picture', pictures['image/png']],
    ['a page', '<html><body>No.</body></html>'],
    ['nothing', ''],
    ['a drawing after a long story', `${' '.repeat(5000)}${svg}`],
  ])('is none: %s', async (_, body) => {
    bench.server.answer(reply(200, body))
    expect(await problemOf(draw())).toEqual({ kind: 'not-an-image' })
  })

  it('is fetched again when half of it came', async () => {
    bench.server.answer(reply(200, svg.slice(0, -12)), reply(200, svg))
    expect(await draw()).toBe(svg)
  })

  it('has an end', async () => {
    bench.server.answer(reply(200, Buffer.alloc(9 * 1024 * 1024, '<svg ')))
    expect(await problemOf(draw())).toEqual({
      kind: 'not-fetched',
      why: 'too-long',
    })
  })
})
