import { beforeEach, expect, test } from 'vitest'
import { createGlimpses } from '../../../ui/jobs/glimpse.ts'
import { isReady, resultsOf, type Job } from '../../../ui/jobs/job.ts'
import { jobWith, resultsBy } from './made.ts'

/** A job of the file with one result, whose picture the file has. */
const filed = (id: string) => jobWith(resultsBy([id]), { origin: 'file', id })

let jobs: Map<string, Job>
/** Hashes of what the file was asked for. */
let read: string[]
let failures: unknown[]
let unlucky: string
/** Answers the file's oldest question. */
let answer: (() => void)[]

beforeEach(() => {
  jobs = new Map()
  read = []
  failures = []
  unlucky = ''
  answer = []
})

function glimpsesOf(count: number) {
  for (let n = 1; n <= count; n++) jobs.set(String(n), filed(String(n)))
  return createGlimpses({
    host: {
      readResult: (hash) => {
        read.push(hash)
        return new Promise((resolve, reject) => {
          answer.push(() =>
            hash === unlucky
              ? reject(new Error('Unlucky'))
              : resolve(Uint8Array.of(1)),
          )
        })
      },
      exportBefore: () => Promise.reject(new Error('Nobody asks for it')),
    },
    pixels: { shrink: ({ picture }) => Promise.resolve(picture) },
    find: (id) => jobs.get(id),
    update: (id, change) => void jobs.set(id, change(jobs.get(id)!)),
    noteFailure: (thrown) => failures.push(thrown),
  })
}

async function answerAll() {
  while (answer.length) {
    answer.shift()!()
    await new Promise((done) => setImmediate(done))
  }
}

const having = () =>
  [...jobs.values()]
    .filter((job) => resultsOf(job).filter(isReady)[0]?.thumbnail)
    .map(({ id }) => id)

test('pictures come one after another, and what was scrolled past not at all', async () => {
  const { wantThumbnail } = glimpsesOf(4)
  wantThumbnail('1', 0)
  wantThumbnail('2', 0)
  const endWish = wantThumbnail('3', 0)
  wantThumbnail('4', 0)
  endWish()
  expect(read).toEqual(['1'])
  await answerAll()
  expect(read).toEqual(['1', '2', '4'])
  expect(having()).toEqual(['1', '2', '4'])
})

test('one picture that cannot be had does not keep the others back', async () => {
  const { wantThumbnail } = glimpsesOf(14)
  unlucky = '13'
  for (const id of ['14', '13', '12']) wantThumbnail(id, 0)
  await answerAll()
  expect(having()).toEqual(['12', '14'])
  expect(failures).toHaveLength(1)
})

test('of thousands only the latest few hundred stay', async () => {
  const { wantThumbnail } = glimpsesOf(320)
  for (const id of jobs.keys()) {
    wantThumbnail(id, 0)
    await answerAll()
  }
  expect(having()).toHaveLength(300)
  expect(having()[0]).toBe('21')
  // And comes again when it is looked at.
  wantThumbnail('1', 0)
  await answerAll()
  expect(having()).toContain('1')
})
