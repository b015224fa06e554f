import { signal } from '@preact/signals'
import { beforeEach, expect, test } from 'vitest'
import type { Found } from '../../../plugin/shared/protocol.ts'
import type { Desk } from '../../../ui/jobs/desk.ts'
import { createGallery, type Gallery } from '../../../ui/parts/gallery.ts'
import { createSelection } from '../../../ui/parts/selection.ts'
import { selectionOf } from './pressing.ts'

/** Looks that Figma's side has not answered yet, and what the list took over. */
let looks: ((found: Found) => void)[]
let taken: number
let showing: (() => void)[]
let gallery: Gallery

beforeEach(() => {
  ;[looks, showing, taken] = [[], [], 0]
  const desk = {
    jobs: signal([]),
    replaceAll: () => void taken++,
    showResult: () => new Promise<void>((done) => showing.push(done)),
  } as unknown as Desk
  const host = {
    findResults: () => new Promise<Found>((found) => looks.push(found)),
    choose: () => Promise.resolve(),
    showResult: () => Promise.resolve(),
    read: () => Promise.resolve(selectionOf()),
  }
  const form = { fill: () => undefined, setValue: () => undefined }
  const selection = createSelection(host)
  gallery = createGallery({ host, selection, form, desk })
})

const found: Found = { pageIds: ['0:1'], carried: [] }

test('what was found before a result was brought into view is looked at again', async () => {
  const turned = gallery.turnTo(selectionOf())
  await expect.poll(() => looks.length).toBe(1)
  const brought = gallery.bring('a job', 1)
  looks[0]!(found)
  await Promise.resolve()
  expect(taken).toBe(0)
  // And not before it is in view.
  expect(looks).toHaveLength(1)
  showing[0]!()
  await brought
  await expect.poll(() => looks.length).toBe(2)
  looks[1]!(found)
  await turned
  expect(taken).toBe(1)
})
