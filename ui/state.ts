import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Rect } from '../plugin/shared/geometry.ts'
import type { Selection } from '../plugin/shared/protocol.ts'
import type { Settings } from '../plugin/shared/settings.ts'
import type { Failure } from './failures/failure.ts'
import { isRunning, type Job } from './jobs/job.ts'
import type { Obstacle } from './parts/obstacle.ts'
import type { MaskOptions } from './tools/order.ts'
import {
  isSplit,
  layersOf,
  piecesOf,
  type Parts,
  type Piece,
} from './framing/pieces.ts'
import { spentIn, type Spend } from './ideogram/prices.ts'
import {
  countOf,
  initialValues,
  problemsOf,
  type Problems,
} from './tools/form.ts'
import { tools, type ToolName, type Values } from './tools/tools.ts'

/** The source and its mask as the panel shows them. */
export interface Preview {
  source: ImageBitmap
  /** The mask as alpha, same size as `source`; null without a mask. */
  mask: ImageBitmap | null
  /** 0 to 1 of the source's area; null without a mask. */
  coverage: number | null
  /**
   * What will be sent by each request, as shares of the source's box; may
   * reach outside.
   */
  regions: Rect[]
}

/** What *Test connection* found. */
export type ConnectionTest =
  | { kind: 'untested' }
  | { kind: 'testing' }
  | { kind: 'works'; via: 'relay' | 'direct' }
  | { kind: 'fails'; failure: Failure }

/** A job of an earlier run whose results were paid for and not inserted. */
export interface Unfinished {
  id: string
  title: string
  startedAt: number
  /** Null while nobody knows whether the request ran. */
  links: number | null
}

/** A form saved by name, for oneself or for everyone with the file. */
export interface Preset {
  name: string
  tool: ToolName
  values: Values
  place: 'mine' | 'file'
}

/** What a file of presets brought: how many of them. */
export interface Imported {
  count: number
  /** Took the place of one's own of the same name. */
  replaced: number
  /** Could not be read, besides `count`. */
  unread: number
}

export type Screen = 'edit' | 'settings' | 'paint'

export const defaultSettings: Settings = {
  connection: 'relay',
  matchColors: true,
  monthlyLimit: null,
}

export const defaultMaskOptions: MaskOptions = {
  context: 'balanced',
  invert: false,
  feather: 'auto',
  grow: 'auto',
  split: false,
}

/** Everything the panel shows. Only `app.ts` writes to it. */
export function createState(
  priceOf: (tool: ToolName, values: Values) => number,
) {
  const opened = signal(false)
  const screen = signal<Screen>('edit')
  const selection = signal<Selection>({
    targets: [],
    layers: [],
    carried: null,
    pageId: '',
    pageCount: 1,
    nothing: 'empty',
  })
  const preview = signal<Preview | null>(null)
  const previewFailure = signal<Failure | null>(null)
  const tool = signal<ToolName>('edit')
  const values = signal<Values>(initialValues('edit'))
  const maskOptions = signal<MaskOptions>(defaultMaskOptions)
  /** What lies far apart; of a batch only the first where no one asked. */
  const parts = signal<Parts>(new Map())
  /** A press that looks once more at what it would pay for. */
  const counting = signal(false)
  /** What a press came to where another sum had been said: it paid nothing. */
  const recounted = signal<readonly Piece[] | null>(null)
  const settings = signal<Settings>(defaultSettings)
  const hasKey = signal(false)
  const connectionTest = signal<ConnectionTest>({ kind: 'untested' })
  const jobs = signal<Job[]>([])
  /** Whether results of all pages are among them, or of the open one only. */
  const everyPage = signal(false)
  /** The result that is held against what was there before. */
  const compared = signal<{ id: string; index: number } | null>(null)
  const unfinished = signal<Unfinished[]>([])
  const spend = signal<Spend>({})
  const today = signal(0)
  /** The designer has said yes to passing the monthly limit, for one press. */
  const limitConfirmed = signal(false)
  /** The last prompts, newest first. */
  const prompts = signal<string[]>([])
  /** One's own. */
  const myPresets = signal<Preset[]>([])
  const filePresets = signal<Preset[]>([])
  /** What came of the last file of presets. */
  const imported = signal<Imported | null>(null)
  /** What Ideogram says about an endpoint in use: it will go, say. */
  const notice = signal<string | null>(null)
  /** What came of the last batch, in words. */
  const summary = signal<string | null>(null)
  /** A failure that belongs to no job: storing, inserting, adding a mask. */
  const failure = signal<Failure | null>(null)
  /** Problems are said once a field was left or Generate pressed. */
  const touched = signal<ReadonlySet<string>>(new Set())

  const problems = computed(() => problemsOf(tool.value, values.value))
  const count = computed(() => countOf(values.value))
  const targets = computed(() => selection.value.targets)
  /** What a press of Generate asks for: a request each. */
  const requests = computed(() =>
    piecesOf(targets.value, maskOptions.value, parts.value),
  )
  /** How many requests there are, or would be, with one for each part. */
  const apart = computed(() => {
    const options = { ...maskOptions.value, split: true }
    const masked = targets.value.filter(({ masks }) => masks.length > 0)
    return {
      requests: piecesOf(targets.value, options, parts.value).length,
      targets: masked.length,
      isMeasured: masked.every((target) => parts.value.has(layersOf(target))),
    }
  })
  const unmeasured = computed(
    () => isSplit(maskOptions.value) && !apart.value.isMeasured,
  )
  /** US dollars. */
  const pricePerRequest = computed(() => priceOf(tool.value, values.value))
  /** US dollars for this press, all targets together. */
  const price = computed(
    () => pricePerRequest.value * Math.max(1, requests.value.length),
  )
  /** US dollars of the month of `today`, milliseconds since 1970. */
  const monthSpend = computed(() =>
    spentIn(spend.value, new Date(today.value).toISOString().slice(0, 7)),
  )
  /** Of the same month, US dollars, for the tools that cost something. */
  const spendByTool = computed(() => {
    const month = new Date(today.value).toISOString().slice(0, 7)
    return Object.values(tools).flatMap(({ label, engine, endpoint }) => {
      const usd = spend.value[month]?.[endpoint.path]
      return usd ? [{ label: `${label}, ${engine}`, usd }] : []
    })
  })
  const running = computed(() => jobs.value.filter(isRunning))
  /** US dollars that running jobs are about to cost. */
  const committed = computed(() =>
    running.value
      .filter(({ phase }) => phase.name !== 'downloading')
      .reduce((sum, job) => sum + job.price, 0),
  )
  /** @param usd what would be spent in addition */
  const passesLimitBy = (usd: number) => {
    const { monthlyLimit } = settings.value
    // A millionth of a dollar is what sums of prices may be off by.
    const total = monthSpend.value + committed.value + usd - 1e-6
    return monthlyLimit !== null && total > monthlyLimit
  }
  const obstacle: ReadonlySignal<Obstacle | null> = computed(() => {
    if (!hasKey.value) return 'no-key'
    if (!targets.value.length) return 'no-source'
    if (!requests.value.length) return 'no-mask'
    if (preview.value?.coverage === 0) return 'empty-mask'
    if (preview.value?.coverage === 1) return 'full-mask'
    if (Object.keys(problems.value).length) return 'problems'
    if (unmeasured.value) return 'unmeasured'
    if (passesLimitBy(price.value) && !limitConfirmed.value) return 'limit'
    return null
  })
  const shownProblems: ReadonlySignal<Problems> = computed(() =>
    Object.fromEntries(
      Object.entries(problems.value).filter(([name]) =>
        touched.value.has(name),
      ),
    ),
  )

  return {
    opened,
    screen,
    selection,
    preview,
    previewFailure,
    tool,
    toolRow: computed(() => tools[tool.value]),
    values,
    maskOptions,
    parts,
    apart,
    unmeasured,
    counting,
    recounted,
    isRecounted: computed(() => recounted.value === requests.value),
    settings,
    today,
    hasKey,
    connectionTest,
    jobs,
    everyPage,
    compared,
    unfinished,
    spend,
    failure,
    touched,
    problems,
    shownProblems,
    count,
    targets,
    requests,
    monthSpend,
    spendByTool,
    limitConfirmed,
    prompts,
    myPresets,
    filePresets,
    presets: computed(() => [...myPresets.value, ...filePresets.value]),
    imported,
    notice,
    summary,
    passesLimitBy,
    pricePerRequest,
    price,
    running,
    obstacle,
  }
}

export type { Obstacle }
export type State = ReturnType<typeof createState>
