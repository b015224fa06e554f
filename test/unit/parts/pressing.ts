/** What stands in the way of a press, what it asks for, and what it costs. */
import { signal } from '@preact/signals'
import { beforeEach } from 'vitest'
import type {
  MaskLayer,
  Selection,
  Target,
  Ways,
} from '../../../plugin/shared/protocol.ts'
import type { Parts } from '../../../ui/framing/pieces.ts'
import type { Planned } from '../../../ui/ideogram/relay.ts'
import type { Commission, Desk } from '../../../ui/jobs/desk.ts'
import type { Job } from '../../../ui/jobs/job.ts'
import { createFit } from '../../../ui/parts/fit.ts'
import { createForm, type Form } from '../../../ui/parts/form.ts'
import { createNotices } from '../../../ui/parts/notices.ts'
import { createPress, type Press } from '../../../ui/parts/press.ts'
import type { Preview, Shown } from '../../../ui/parts/preview.ts'
import type { KnownBeside } from '../../../ui/pixels/softness.ts'
import { createSelection } from '../../../ui/parts/selection.ts'
import { createSettings } from '../../../ui/parts/settings.ts'
import { createSpending } from '../../../ui/parts/spending.ts'
import { createToolbox, type Toolbox } from '../../../ui/parts/toolbox.ts'
import { jobWith } from '../jobs/made.ts'
import { storageOf } from './host.ts'

export const bounds = { x: 0, y: 0, width: 400, height: 300 }

/** A layer, masked by these. */
export function target(
  id: string,
  maskIds: string[] = [],
  isEmpty = false,
): Target {
  const place = { pageId: '0:1', bounds }
  const [first, ...others] = maskIds.map((mask): MaskLayer => ({
    id: mask,
    name: mask,
    bounds,
  }))
  return {
    scope: 'everything',
    place,
    source: {
      ...{ id, name: id, ...place, isEmpty },
      ...{ placements: ['fill', 'layer', 'beside'], density: null },
    },
    mask: first
      ? { layers: [first, ...others], shift: { x: 0, y: 0 }, reason: 'drawn' }
      : null,
    ...{ unseen: [], live: [], underId: null, grown: null },
  }
}

export const selectionOf = (...targets: Target[]): Selection => ({
  targets: targets.map((target): Ways => [target]),
  layers: [],
  carried: null,
  view: { pageId: '0:1', center: { x: 1000, y: 500 } },
  pageCount: 1,
  flowing: [],
  isStray: false,
  nothing: targets.length ? null : 'empty',
})

export const masked = target('hero', ['blob'])

export let canvas: Selection
export let form: Form
export let press: Press
export let toolbox: Toolbox
/** Paths that a team's member may not call. */
export let forbidden: Set<string>
export let hasKey: ReturnType<typeof signal<boolean>>
export let coverage: number | null
export let parts: Parts
export let isUnmeasured: ReturnType<typeof signal<boolean>>
export let started: Commission[]
export let host: ReturnType<typeof storageOf>
export let remembered: string[]
/** Batches that the relay was asked about, and how it refuses them. */
export let checked: (readonly Planned[])[]
let refusal: Error | null
/** Jobs whose answers are kept. */
export let kept: Set<string>
export let select: (...targets: Target[]) => void
export let settings: ReturnType<typeof createSettings>
export let notices: ReturnType<typeof createNotices>
export let shown: ReturnType<typeof signal<Shown | null>>
export let besideShown: ReturnType<typeof signal<KnownBeside | null>>
export let partsShown: ReturnType<typeof signal<Parts>>

beforeEach(() => {
  canvas = selectionOf()
  coverage = 0.2
  parts = new Map()
  started = []
  remembered = []
  checked = []
  refusal = null
  kept = new Set()
  forbidden = new Set()
  host = storageOf()
  form = createForm()
  notices = createNotices()
  hasKey = signal(true)
  isUnmeasured = signal(false)
  const selection = createSelection({ read: () => Promise.resolve(canvas) })
  select = (...targets) => {
    canvas = selectionOf(...targets)
    selection.set(canvas)
  }
  settings = createSettings(host)
  const spending = createSpending({
    host,
    settings: settings.values,
    committed: signal(0),
    now: () => Date.UTC(2026, 10, 30),
  })
  spending.load({ '2026-11': { '/edit': 1 } })
  shown = signal<Shown | null>(null)
  partsShown = signal(parts)
  besideShown = signal<KnownBeside | null>(null)
  const preview: Preview = {
    shown: shown as Preview['shown'],
    failure: signal(null),
    parts: partsShown as Preview['parts'],
    options: form.maskOptions,
    regions: signal([]),
    beside: besideShown as Preview['beside'],
    unmeasured: isUnmeasured as Preview['unmeasured'],
    closeUp: () => Promise.reject(new Error('Nobody paints here')),
    settled: () => Promise.resolve(),
  }
  const jobs = new Map<string, Job>()
  const desk = {
    start: (commission: Commission) => {
      started.push(commission)
      const id = `job-${String(started.length)}`
      jobs.set(id, jobWith([], { id, origin: 'session', price: 0.12 }))
      return Promise.resolve(id)
    },
    find: (id: string) => jobs.get(id),
    inOneStep: <T>(work: (press: string) => Promise<T>) => work('step'),
    startAgain: () => Promise.resolve(),
    isKept: (id: string) => kept.has(id),
  } as unknown as Desk
  const connected = { mayUse: (path: string) => !forbidden.has(path) }
  const fit = createFit({ selection, form, preview, connection: connected })
  toolbox = createToolbox({ form, fit, connection: connected })
  press = createPress({
    ...{ host, selection, form, fit, preview, settings, spending },
    ...{ notices, desk },
    connection: {
      hasKey,
      check: (batch) => {
        checked.push(batch)
        return refusal ? Promise.reject(refusal) : Promise.resolve()
      },
    },
    prompts: {
      remember: (prompt) => {
        remembered.push(prompt)
        return Promise.resolve()
      },
    },
  } as Parameters<typeof createPress>[0])
  select()
  show(0.2)
})

/** What the masks cover of what is selected. */
export function show(share: number | null) {
  coverage = share
  shown.value = { source: null, mask: null, coverage } as unknown as Shown
}

export const inTheWay = () => press.obstacle.value

export function refuseBatches(error: Error) {
  refusal = error
}

/** What lies on the canvas by the time of a press, said or not. */
export function moveCanvas(to: Selection) {
  canvas = to
}
