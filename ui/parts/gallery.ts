import { signal } from '@preact/signals'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Selection, Target } from '../../plugin/shared/protocol.ts'
import type { Desk } from '../jobs/desk.ts'
import { withFiled } from '../jobs/filed.ts'
import type { Placed } from '../jobs/job.ts'
import { readRecord } from '../jobs/record.ts'
import type { Form } from './form.ts'
import type { SelectionPart } from './selection.ts'

interface GalleryOptions {
  host: Pick<Remote<Host>, 'findResults' | 'choose' | 'showResult'>
  selection: SelectionPart
  form: Pick<Form, 'fill' | 'setValue'>
  desk: Desk
}

export type Gallery = ReturnType<typeof createGallery>

/** What a designer does with jobs that are over, of any day and by anybody. */
export function createGallery({ host, selection, form, desk }: GalleryOptions) {
  /** Whether results of all pages are listed, or of the open one only. */
  const everyPage = signal(false)
  /** The result that is seen large. */
  const large = signal<{ id: string; index: number } | null>(null)
  let pageId: string | null = null
  /** How often a result was brought into view, and the last time of it. */
  let brought = 0
  let bringing: Promise<unknown> = Promise.resolve()

  const look = async (pages: 'open' | 'all'): Promise<void> => {
    await bringing
    const before = brought
    const found = await host.findResults(pages)
    // What is in view by now was not yet when this was found.
    if (brought !== before) return look(pages)
    // All were asked for meanwhile, and have come.
    if (pages === 'open' && everyPage.value) return
    desk.replaceAll((jobs) => withFiled(jobs, found))
    everyPage.value = pages === 'all'
  }

  /** However much changes during a look, one more follows. */
  let last: Promise<void> = Promise.resolve()
  let isWaiting = false

  const lookAgain = async () => {
    isWaiting = false
    await look(everyPage.value ? 'all' : 'open')
    await selection.read()
  }

  const choose = async ({ scope, source, mask }: Target) => {
    if (!source) return
    const maskIds = (mask?.layers ?? []).map(({ id }) => id)
    await host.choose({ sourceId: source.id, maskIds })
    selection.setScope(scope)
  }

  const open = async (id: string, index: number) => {
    large.value = { id, index }
    await desk.loadOriginal(id)
  }

  return {
    everyPage,
    large,
    /** Loads pages that nobody has opened yet, which may take a while. */
    lookEverywhere: () => look('all'),
    /** Something of the results has changed in the file. */
    follow: () => {
      if (isWaiting || pageId === null) return last
      isWaiting = true
      last = last.then(lookAgain, lookAgain)
      return last
    },
    /** Another page has other results. */
    turnTo: async ({ view }: Selection) => {
      const turned = pageId !== view.pageId
      pageId = view.pageId
      if (turned && !everyPage.value) await look('open')
    },
    open,
    close: () => {
      large.value = null
    },
    /** In view on the canvas, where it is there, and large, where one is. */
    bring: async (id: string, index: number) => {
      brought++
      const shown = desk.showResult(id, index)
      bringing = shown
      await Promise.all([shown, large.value && open(id, index)])
    },
    /** The one whose results the selected layer carries. */
    selectedJob: () => {
      const { carried } = selection.current.value
      const isCarried = ({ ref }: Placed) =>
        ref.nodeId === carried?.nodeId &&
        carried.results.some(({ hash }) => hash === ref.hash)
      return desk.jobs.value.find(({ placed }) => placed.some(isCarried))
    },
    /** Of the results that the selected layer carries. */
    showCarried: async (index: number) => {
      const { carried } = selection.current.value
      const shown = carried?.results[index]
      if (!carried || !shown) return
      await host.showResult({ nodeId: carried.nodeId, hash: shown.hash })
      await selection.read()
    },
    /** Fills everything in as it was when the selected results were made. */
    editSelected: async () => {
      const { carried } = selection.current.value
      const made = readRecord(carried?.record ?? '')
      if (!carried || !made) return
      form.fill(made.asked)
      await choose(carried.target)
    },
    /** As it was when these results were made. */
    editAgain: async (id: string) => {
      const job = desk.find(id)
      if (!job) return
      form.fill(job.asked)
      await choose(job.target)
    },
    /** @param seed null for a new one; the job's own choice unless given */
    reuse: (id: string, seed?: number | null) => {
      const job = desk.find(id)
      if (!job) return
      form.fill(job.asked)
      if (seed !== undefined) form.setValue('seed', seed)
    },
  }
}
