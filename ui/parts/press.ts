import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Remote } from '../../plugin/shared/bridge.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import type { LimitFailure } from '../failures/failure.ts'
import { isMasked, layersOf, piecesOf, isSplit } from '../framing/pieces.ts'
import { sentSize, type Request } from '../framing/requests.ts'
import { batchSummary } from '../jobs/batch.ts'
import type { Desk } from '../jobs/desk.ts'
import { microsOf, sumOf } from '../ideogram/micros.ts'
import type { Planned } from '../ideogram/relay.ts'
import type { Job } from '../jobs/job.ts'
import type { Connection } from './connection.ts'
import type { Fit } from './fit.ts'
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
  fit: Fit
  preview: Preview
  settings: SettingsPart
  spending: Spending
  connection: Pick<Connection, 'hasKey' | 'check'>
  prompts: Pick<Prompts, 'remember'>
  notices: Notices
  desk: Desk
}

export type Press = ReturnType<typeof createPress>

/** What is ordered by a press, what stands in its way, and what it costs. */
export function createPress(options: PressOptions) {
  const { host, selection, form, fit, preview, settings } = options
  const { spending, connection, prompts, notices, desk } = options
  const { targets } = selection
  /** A press that looks once more at what it would pay for. */
  const counting = signal(false)
  /** What a press came to where another sum had been said: it paid nothing. */
  const recounted = signal<readonly Request[] | null>(null)
  /** The designer has said yes to passing the monthly limit, for one press. */
  const limitConfirmed = signal(false)

  const requests: ReadonlySignal<readonly Request[]> = computed(() =>
    fit.requests(form.engines.value, form.values.value),
  )

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

  /** Of every request; without any, what one would be. */
  const quotes = computed(() => {
    const { value: values } = form.values
    return requests.value.length
      ? requests.value.map((one) => one.engine.price(values, sentSize(one)))
      : [form.engine.value.price(values, null)]
  })
  /** Of one request. */
  const quote = computed(() => quotes.value[0]!)
  /** US dollars for this press, all requests together. */
  const price = computed(() => sumOf(quotes.value.map(({ usd }) => usd)))

  const obstacle: ReadonlySignal<Obstacle | null> = computed(() => {
    const { mask } = form.needs.value
    if (!connection.hasKey.value) return 'no-key'
    const missing = fit.missing(form.engine.value, requests.value)
    if (missing) return missing
    const coverage = mask ? preview.shown.value?.coverage : null
    if (coverage === 0) return 'empty-mask'
    if (coverage === 1) return 'full-mask'
    if (mask && preview.beside.value?.known === false) return 'nearly-full-mask'
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

  const whileCounting = async (work: () => Promise<void>) => {
    counting.value = true
    try {
      await work()
    } finally {
      counting.value = false
    }
  }

  /** As the layers are now: they may have moved since the price was said. */
  const look = async () => {
    await selection.read()
    if (isSplit(preview.options.value) && form.needs.value.mask)
      await preview.settled()
  }

  /**
   * @returns the jobs, ended, of this press; none where something is in the way
   * @throws IdeogramError: budget, where a team's does not suffice for all of it
   */
  const go = async (): Promise<Job[]> => {
    // A second press would not know what it is going to cost.
    if (counting.value || obstacle.value === 'unmeasured') return []
    const said = price.value
    form.leaveAll()
    await whileCounting(look)
    const stopped = obstacle.value !== null
    limitConfirmed.value = false
    if (stopped) return []
    form.noteUse()
    const isAsSaid = price.value === said
    recounted.value = isAsSaid ? null : requests.value
    if (!isAsSaid) return []
    notices.say(null)
    const { onCanvas } = settings.values.value
    const commissions = commissionsOf(requests.value)
    if (commissions.length > 1)
      await whileCounting(() => connection.check(plannedOf(requests.value)))
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
    all.map(({ target, mask, engine, name }, at) => ({
      order: {
        ...form.asked(),
        engine: engine.id,
        target,
        mask,
        matchColors: settings.values.value.matchColors,
      },
      title: name === null ? form.title.value : `${form.title.value} · ${name}`,
      price: quotes.value[at]!.usd,
    }))

  const plannedOf = (all: readonly Request[]): Planned[] =>
    all.map(({ engine }, at) => ({
      path: engine.path,
      price_usd_micros: microsOf(quotes.value[at]!.usd),
      images: engine.weight(form.values.value),
    }))

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
      const price = desk.isKept(id) ? 0 : (desk.find(id)?.price ?? 0)
      if (price && spending.passesLimitBy(price))
        throw new Failed<LimitFailure>({ kind: 'over-limit' })
      await desk.startAgain(id)
    },
  }
}
