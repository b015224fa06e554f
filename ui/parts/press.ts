import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Remote } from '../../plugin/shared/bridge.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import type { Host, Target } from '../../plugin/shared/protocol.ts'
import type { LimitFailure } from '../failures/failure.ts'
import { isMasked, layersOf, piecesOf, isSplit } from '../framing/pieces.ts'
import { batchSummary } from '../jobs/batch.ts'
import type { Desk } from '../jobs/desk.ts'
import type { Job } from '../jobs/job.ts'
import type { Order } from '../tools/order.ts'
import type { Connection } from './connection.ts'
import type { Form } from './form.ts'
import type { Notices } from './notices.ts'
import type { Obstacle } from './obstacle.ts'
import type { Preview } from './preview.ts'
import type { Prompts } from './prompts.ts'
import type { SelectionPart } from './selection.ts'
import type { SettingsPart } from './settings.ts'
import type { Spending } from './spending.ts'

interface PressOptions {
  host: Pick<Remote<Host>, 'store'>
  selection: SelectionPart
  form: Form
  preview: Preview
  settings: SettingsPart
  spending: Spending
  connection: Pick<Connection, 'hasKey'>
  prompts: Pick<Prompts, 'remember'>
  notices: Notices
  desk: Desk
}

/** What one request is for. */
export type Request = Pick<Order, 'target' | 'mask'>

export type Press = ReturnType<typeof createPress>

/** What is ordered by a press, what stands in its way, and what it costs. */
export function createPress({
  host,
  selection,
  form,
  preview,
  settings,
  spending,
  connection,
  prompts,
  notices,
  desk,
}: PressOptions) {
  const { targets } = selection
  /** A press that looks once more at what it would pay for. */
  const counting = signal(false)
  /** What a press came to where another sum had been said: it paid nothing. */
  const recounted = signal<readonly Request[] | null>(null)
  /** The designer has said yes to passing the monthly limit, for one press. */
  const limitConfirmed = signal(false)

  /** What a press asks for: a request each. */
  const requests: ReadonlySignal<readonly Request[]> = computed(() => {
    const { needs, frame } = form
    if (needs.value.mask)
      return piecesOf(targets.value, preview.options.value, preview.parts.value)
    if (needs.value.source)
      return targets.value.map((target) => ({
        target: unmasked(target),
        mask: null,
      }))
    const { nothing, view } = selection.current.value
    if (nothing === 'empty')
      return [{ target: newTarget(view, frame.value), mask: null }]
    return targets.value
      .filter(({ source }) => source?.isEmpty)
      .map((target) => ({ target: unmasked(target), mask: null }))
  })

  /** How many requests there are, or would be, with one for each part. */
  const apart = computed(() => {
    const options = { ...preview.options.value, split: true }
    const masked = targets.value.filter(isMasked)
    return {
      requests: piecesOf(masked, options, preview.parts.value).length,
      targets: masked.length,
      isMeasured: masked.every((target) =>
        preview.parts.value.has(layersOf(target)),
      ),
    }
  })

  /** Of one request. */
  const quote = computed(() => form.engine.value.price(form.values.value, null))
  /** US dollars for this press, all requests together. */
  const price = computed(
    () => quote.value.usd * Math.max(1, requests.value.length),
  )

  const obstacle: ReadonlySignal<Obstacle | null> = computed(() => {
    const { source, mask } = form.needs.value
    const { nothing } = selection.current.value
    if (!connection.hasKey.value) return 'no-key'
    if (source && !targets.value.length) return 'no-source'
    if (!source && !requests.value.length)
      return nothing ? 'no-source' : 'not-empty'
    if (mask && !requests.value.length) return 'no-mask'
    const coverage = mask ? preview.shown.value?.coverage : null
    if (coverage === 0) return 'empty-mask'
    if (coverage === 1) return 'full-mask'
    if (Object.keys(form.problems.value).length) return 'problems'
    if (mask && preview.unmeasured.value) return 'unmeasured'
    if (spending.passesLimitBy(price.value) && !limitConfirmed.value)
      return 'limit'
    return null
  })

  /** What cannot be stored is missed another day: no reason to stop today. */
  const storeForm = async () => {
    try {
      await host.store('form', form.stored())
      if ('prompt' in form.values.value)
        await prompts.remember(form.prompt.value)
    } catch (thrown) {
      notices.noteFailure(thrown)
    }
  }

  /** As the layers are now: they may have moved since the price was said. */
  const look = async () => {
    counting.value = true
    try {
      await selection.read()
      if (isSplit(preview.options.value) && form.needs.value.mask)
        await preview.settled()
    } finally {
      counting.value = false
    }
  }

  /** @returns the jobs, ended, of this press; none where something is in the way */
  const go = async (): Promise<Job[]> => {
    // A second press would not know what it is going to cost.
    if (counting.value || obstacle.value === 'unmeasured') return []
    const said = price.value
    form.leaveAll()
    await look()
    const stopped = obstacle.value !== null
    limitConfirmed.value = false
    if (stopped) return []
    const isAsSaid = price.value === said
    recounted.value = isAsSaid ? null : requests.value
    if (!isAsSaid) return []
    notices.say(null)
    const { onCanvas } = settings.values.value
    const commissions = commissionsOf(requests.value)
    await storeForm()
    const ids = await desk.inOneStep((step) => {
      const press = onCanvas ? step : null
      return Promise.all(
        commissions.map((one) => desk.start({ ...one, press })),
      )
    })
    const jobs = ids.flatMap((id) => desk.find(id) ?? [])
    if (jobs.length > 1) notices.say(batchSummary(jobs))
    return jobs
  }

  const commissionsOf = (all: readonly Request[]) =>
    all.map(({ target, mask }) => ({
      order: {
        ...form.asked(),
        target,
        mask,
        matchColors: settings.values.value.matchColors,
      },
      title: titleAmong(target, all),
      price: quote.value.usd,
    }))

  const titleAmong = (target: Target, all: readonly Request[]) => {
    const title =
      'prompt' in form.values.value
        ? form.prompt.value.trim()
        : form.row.value.label
    const same = all.filter(
      (one) => one.target.source?.id === target.source?.id,
    )
    const at = same.findIndex((one) => one.target === target)
    return same.length > 1
      ? `${title} (${String(at + 1)} of ${String(same.length)})`
      : title
  }

  return {
    requests,
    apart,
    quote,
    price,
    obstacle,
    counting,
    isRecounted: computed(() => recounted.value === requests.value),
    go,
    /** Once although the monthly limit is passed. */
    goAnyway: () => {
      limitConfirmed.value = true
      return go()
    },
    /** @throws Failed: over-limit; unlike a press it has no way past it */
    startAgain: async (id: string) => {
      if (spending.passesLimitBy(desk.find(id)?.price ?? 0))
        throw new Failed<LimitFailure>({ kind: 'over-limit' })
      await desk.startAgain(id)
    },
  }
}

/** Where masks count for nothing they are not seen either. */
function unmasked(target: Target): Target {
  const layers = target.mask?.layers ?? []
  const aside = layers.map(({ id, name }) => ({ id, name }))
  return { ...target, mask: null, unseen: [...target.unseen, ...aside] }
}

/** In the middle of the view. */
function newTarget(
  { pageId, center }: SelectionPart['current']['value']['view'],
  { width, height }: { width: number; height: number },
): Target {
  const x = Math.round(center.x - width / 2)
  const y = Math.round(center.y - height / 2)
  const place = { pageId, bounds: { x, y, width, height } }
  return {
    scope: 'everything',
    place,
    source: null,
    mask: null,
    unseen: [],
    live: [],
    underId: null,
    grown: null,
  }
}
