import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Selection, Target } from '../../plugin/shared/protocol.ts'
import type { Desk } from '../jobs/desk.ts'
import { withFiled } from '../jobs/filed.ts'
import { isReady, resultsOf } from '../jobs/job.ts'
import { readRecord } from '../jobs/record.ts'
import type { State } from '../state.ts'
import { carriedOver } from '../tools/form.ts'
import type { ToolName, Values } from '../tools/tools.ts'

/** What a designer does with jobs that are over, of any day and by anybody. */
export function createGallery(
  state: State,
  host: Pick<Remote<Host>, 'findResults' | 'choose' | 'read'>,
  desk: Desk,
) {
  let pageId: string | null = null

  const look = async (pages: 'open' | 'all') => {
    const found = await host.findResults(pages)
    // All were asked for meanwhile, and have come.
    if (pages === 'open' && state.everyPage.value) return
    state.jobs.value = withFiled(state.jobs.value, found)
    state.everyPage.value = pages === 'all'
  }

  /** However much changes during a look, one more follows. */
  let last: Promise<void> = Promise.resolve()
  let isWaiting = false

  const lookAgain = async () => {
    isWaiting = false
    await look(state.everyPage.value ? 'all' : 'open')
    state.selection.value = await host.read()
  }

  const fill = (tool: ToolName, values: Values) => {
    state.tool.value = tool
    state.values.value = carriedOver(tool, values)
  }

  const choose = ({ source, masks }: Target) =>
    host.choose({ sourceId: source.id, maskIds: masks.map(({ id }) => id) })

  const show = async (id: string, index: number) => {
    state.compared.value = { id, index }
    await desk.loadOriginal(id)
  }

  return {
    /** Loads pages that nobody has opened yet, which may take a while. */
    lookEverywhere: () => look('all'),
    /** Something of the results has changed in the file. */
    follow: () => {
      if (isWaiting || !state.opened.value) return last
      isWaiting = true
      last = last.then(lookAgain, lookAgain)
      return last
    },
    /** Another page has other results. */
    turnTo: async (selection: Selection) => {
      const turned = pageId !== selection.pageId
      pageId = selection.pageId
      if (turned && !state.everyPage.value) await look('open')
    },
    compare: show,
    endComparison: () => {
      state.compared.value = null
    },
    /** @param by 1 for the next result of the job, -1 for the one before */
    compareNext: async (by: 1 | -1) => {
      const { compared } = state
      const job = compared.value && desk.find(compared.value.id)
      const ready = (job ? resultsOf(job) : []).filter(isReady)
      const at = ready.findIndex(({ index }) => index === compared.value?.index)
      const next = ready[(at + by + ready.length) % ready.length]
      if (job && next) await show(job.id, next.index)
    },
    /** Fills everything in as it was when the selected results were made. */
    editSelected: async () => {
      const { carried } = state.selection.value
      const made = readRecord(carried?.record ?? '')
      if (!carried || !made) return
      fill(made.tool, made.values)
      await choose(carried.target)
    },
    /** As it was when these results were made. */
    editAgain: async (id: string) => {
      const job = desk.find(id)
      if (!job) return
      fill(job.tool, job.values)
      await choose(job.target)
    },
  }
}
