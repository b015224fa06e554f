import { effect, untracked, type ReadonlySignal } from '@preact/signals'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import { explain } from '../failures/failure.ts'
import type { Desk } from '../jobs/desk.ts'
import { resultsOf, type Job } from '../jobs/job.ts'
import type { Form } from './form.ts'
import type { Notices } from './notices.ts'
import { obstacles, recountWords } from './obstacle.ts'
import type { Press } from './press.ts'
import type { SelectionPart } from './selection.ts'

/** How a run from Figma's quick actions, without the panel, ends in words. */
export function summary(jobs: readonly Job[]): string {
  const failed = jobs.flatMap(({ phase }) =>
    phase.name === 'failed' ? [phase.failure] : [],
  )
  const results = jobs.flatMap(resultsOf)
  const ready = results.filter(({ kind }) => kind === 'ready').length
  const cancelled = jobs.flatMap(({ phase }) =>
    phase.name === 'cancelled' ? [phase] : [],
  )
  const lost = results.length - ready + failed.length + cancelled.length
  if (!ready && failed[0]) return explain(failed[0]).sentence
  if (!ready && cancelled.length) {
    const mayBeBilled = cancelled.some((one) => one.mayBeBilled)
    return explain({ kind: 'cancelled', mayBeBilled }).sentence
  }
  const inserted = `${String(ready)} ${ready === 1 ? 'result' : 'results'} inserted`
  return lost
    ? `${inserted}, ${String(lost)} failed, cancelled or missing: open Repaint to see.`
    : `${inserted}.`
}

/** Figma cuts a notification after so many characters. */
const noticeLength = 100

/** The words in as many notices as they need, broken between sentences. */
export function noticesOf(words: string): string[] {
  const sentences = words.split(/(?<=[.!?…]”?) (?=[A-Z“])/)
  const pieces = sentences.flatMap((sentence) =>
    sentence.length <= noticeLength
      ? [sentence]
      : (sentence.match(/\S.{0,98}(?=\s|$)/gu) ?? []),
  )
  return pieces.reduce<string[]>((notices, piece) => {
    const last = notices.at(-1)
    const joined = last === undefined ? piece : `${last} ${piece}`
    return joined.length <= noticeLength
      ? [...notices.slice(0, -1), joined]
      : [...notices, piece]
  }, [])
}

interface QuietOptions {
  host: Pick<Remote<Host>, 'takeTurn' | 'notify' | 'notifyOfWork' | 'close'>
  press: Press
  notices: Notices
  selection: SelectionPart
  form: Pick<Form, 'row'>
  desk: Pick<Desk, 'insertAll' | 'running' | 'cancelAll'>
  /** The designer has taken it back, at any time. */
  cancelled: ReadonlySignal<boolean>
}

const busy =
  'Repaint is painting in another window. Wait for it, or cancel it there.'

/**
 * One press of Generate without the panel: progress and end are told by
 * Figma's notifications. Where something has to be decided first, it says so
 * and ends.
 */
export async function runQuietly({
  host,
  press,
  notices,
  selection,
  form,
  desk,
  cancelled,
}: QuietOptions): Promise<void> {
  const finish = async (words: string) => {
    const all = noticesOf(words)
    for (const notice of all.slice(0, -1)) await host.notify(notice)
    await host.close(all.at(-1) ?? '')
  }
  const inTheWay = () => {
    const { obstacle, isRecounted, requests, price } = press
    if (notices.failure.value) return explain(notices.failure.value).sentence
    if (obstacle.value) return obstacles[obstacle.value]
    return isRecounted.value
      ? recountWords(requests.value.length, `$${price.value.toFixed(2)}`)
      : null
  }

  const before = inTheWay()
  if (before) return finish(before)
  let isAlone = false
  await notices.attempt(async () => {
    isAlone = await host.takeTurn()
  })
  if (!isAlone) return finish(inTheWay() ?? busy)
  const { length } = press.requests.value
  const what = selection.targets.value.length < length ? 'places' : 'layers'
  const price = press.price.value.toFixed(2)
  const source = selection.source.value
  const one = source ? `“${source.name}”` : 'a new frame'
  const on = length > 1 ? `${String(length)} ${what}` : one
  await host.notifyOfWork(`${form.row.value.label}: ${on}, about $${price}…`)
  // What is taken back before it begins is cancelled as it begins.
  const stopWatching = effect(() => {
    if (cancelled.value && desk.running.value.length) untracked(desk.cancelAll)
  })
  let jobs: readonly Job[] = []
  await notices.attempt(async () => {
    jobs = await press.go()
  })
  stopWatching()
  for (const { id } of jobs) await desk.insertAll(id)
  if (!jobs.length)
    return finish(inTheWay() ?? 'Nothing selected could be repainted.')
  const failure = notices.failure.value
  const also = failure ? ` ${explain(failure).sentence}` : ''
  return finish(summary(jobs) + also)
}
