import type { Remote } from '../../plugin/shared/bridge.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import { batchSummary } from '../jobs/batch.ts'
import type { Desk } from '../jobs/desk.ts'
import { failureFrom, type LimitFailure } from '../failures/failure.ts'
import type { Job } from '../jobs/job.ts'
import { isSplit } from '../framing/pieces.ts'
import type { createPrompts } from './prompts.ts'
import type { State } from '../state.ts'
import { tools } from '../tools/tools.ts'

interface PressOptions {
  state: State
  host: Pick<Remote<Host>, 'read' | 'store'>
  desk: Desk
  prompts: ReturnType<typeof createPrompts>
  /** Looks at what the masks of the selection cover now. */
  measure: () => Promise<void>
}

/** What costs money, and the designer's own limit to it. */
export function createPress({
  state,
  host,
  desk,
  prompts,
  measure,
}: PressOptions) {
  /** What cannot be stored is missed another day: no reason to stop today. */
  const storeForm = async () => {
    const { tool, values, maskOptions } = state
    const mask = maskOptions.value
    const form = { tool: tool.value, values: values.value, mask }
    try {
      await host.store('form', form)
      await prompts.remember(values.value.prompt ?? '')
    } catch (thrown) {
      state.failure.value = failureFrom(thrown)
    }
  }

  /** As the layers are now: they may have moved since the price was said. */
  const look = async () => {
    state.counting.value = true
    try {
      state.selection.value = await host.read()
      if (isSplit(state.maskOptions.value)) await measure()
    } finally {
      state.counting.value = false
    }
  }

  /** @returns the jobs, ended, of this press; none where something is in the way */
  const press = async (): Promise<Job[]> => {
    // A second press would not know what it is going to cost.
    if (state.counting.value || state.obstacle.value === 'unmeasured') return []
    const said = state.price.value
    const names = tools[state.tool.value].fields.map(({ name }) => name)
    state.touched.value = new Set(names)
    await look()
    const stopped = state.obstacle.value !== null
    state.limitConfirmed.value = false
    if (stopped) return []
    const isAsSaid = state.price.value === said
    state.recounted.value = isAsSaid ? null : state.requests.value
    if (!isAsSaid) return []
    state.summary.value = null
    const orders = state.requests.value.map(({ target, mask }) => ({
      target,
      mask,
      tool: state.tool.value,
      values: state.values.value,
      matchColors: state.settings.value.matchColors,
    }))
    await storeForm()
    const ids = await Promise.all(orders.map((order) => desk.start(order)))
    const jobs = ids.flatMap((id) => desk.find(id) ?? [])
    if (jobs.length > 1) state.summary.value = batchSummary(jobs)
    return jobs
  }

  /** @throws Failed: over-limit; unlike a press it has no way past it */
  const startAgain = async (id: string) => {
    if (state.passesLimitBy(desk.find(id)?.price ?? 0))
      throw new Failed<LimitFailure>({ kind: 'over-limit' })
    await desk.startAgain(id)
  }

  return { press, startAgain }
}
