import { effect } from '@preact/signals'
import { connect, type Port } from '../plugin/shared/bridge.ts'
import type { Host, HostEvents, InsertAs } from '../plugin/shared/protocol.ts'
import type { Settings } from '../plugin/shared/settings.ts'
import { createConnection } from './parts/connection.ts'
import { priceOf } from './ideogram/prices.ts'
import { createDesk } from './jobs/desk.ts'
import { failureFrom } from './failures/failure.ts'
import { isRunning, resultsOf, type Job } from './jobs/job.ts'
import {
  openJournal,
  picturesLeft,
  storedJobs,
  type Journal,
} from './jobs/journal.ts'
import type { MaskOptions } from './tools/order.ts'
import { createGallery } from './parts/gallery.ts'
import { createMasks } from './parts/masks.ts'
import type { Stroke } from './parts/paint.ts'
import type { Pixels } from './pixels/pixels.ts'
import { createPress } from './parts/press.ts'
import { createPresets } from './parts/presets.ts'
import { createPreview } from './parts/preview.ts'
import { createPrompts } from './parts/prompts.ts'
import { runQuietly } from './parts/quiet.ts'
import { createState, type Preset, type Screen } from './state.ts'
import { createStored, readForm } from './parts/settings.ts'
import { carriedOver, paramsOf } from './tools/form.ts'
import { tools, type ToolName } from './tools/tools.ts'

export type { Stroke }

export interface AppOptions {
  /** The channel to Figma's side. */
  port: Port
  fetch: typeof fetch
  pixels: Pixels
  /** Milliseconds since 1970. */
  now: () => number
  copyText: (text: string) => void
}

/** The panel's state and every user action; it runs without a DOM. */
export type App = ReturnType<typeof createApp>

export function createApp({ port, fetch, pixels, now, copyText }: AppOptions) {
  const state = createState((tool, values) =>
    priceOf(tools[tool].endpoint, paramsOf(tool, values)),
  )
  const events: HostEvents = {
    selectionChanged: (selection) => {
      state.selection.value = selection
      void preview.refresh()
      void attempt(() => gallery.turnTo(selection))
    },
    resultsChanged: () => void gallery.follow().catch(noteFailure),
  }
  const host = connect<Host>(port, events)
  const connection = createConnection(state, host, fetch, ({ sentence }) => {
    if (sentence) state.notice.value = sentence
  })
  const preview = createPreview(state, host, pixels)
  const masks = createMasks(state, host, pixels)
  const prompts = createPrompts(state, host)
  const presets = createPresets(state, host)
  const { settings, spend } = createStored(state, host)
  let journal: Journal = openJournal(host, {}, now())
  const desk = createDesk({
    state,
    host,
    pixels,
    now,
    client: connection.client,
    journal: () => journal,
    spend,
  })

  const gallery = createGallery(state, host, desk)

  const { press, startAgain } = createPress({
    state,
    host,
    desk,
    prompts,
    measure: preview.refresh,
  })

  const noteFailure = (thrown: unknown) => {
    state.failure.value = failureFrom(thrown)
  }

  /** Runs an action whose failure belongs to no job. */
  const attempt = async (action: () => Promise<unknown>) => {
    state.failure.value = null
    await action().catch(noteFailure)
  }

  const listUnfinished = () => {
    state.unfinished.value = journal.entries().map((entry) => ({
      id: entry.id,
      title: entry.values.prompt ?? '',
      startedAt: entry.startedAt,
      links: picturesLeft(entry),
    }))
  }

  const load = async () => {
    const opening = await host.open()
    const { stored } = opening
    state.today.value = now()
    settings.load(stored.settings)
    spend.load(stored.spend)
    prompts.load(stored.prompts)
    presets.load(stored.presets, opening.filePresets)
    const form = readForm(stored.form)
    if (form) {
      state.tool.value = form.tool
      state.values.value = form.values
      state.maskOptions.value = form.mask
    }
    connection.load(stored.key)
    journal = openJournal(host, storedJobs(stored), now())
    listUnfinished()
    state.selection.value = opening.selection
    if (opening.prompt) setValue('prompt', opening.prompt)
    return opening
  }

  const open = async () => {
    let isQuiet = false
    await attempt(async () => {
      const { command, quiet } = await load()
      isQuiet = quiet
      if (command === 'edit-again') await gallery.editSelected()
      if (command === 'add-mask') await masks.addShape()
      if (command === 'repeat') setValue('seed', '')
      await preview.refresh()
      state.opened.value = true
      if (!quiet) await gallery.turnTo(state.selection.value)
    })
    const generate = async () => {
      let jobs: Job[] = []
      await attempt(async () => {
        jobs = await press()
      })
      return jobs
    }
    if (isQuiet) await runQuietly(state, host, generate, insertAll)
  }

  const setValue = (name: string, value: string) => {
    state.values.value = { ...state.values.value, [name]: value }
  }

  /** Layers may have moved since they were selected: Figma does not tell. */
  const refresh = async () => {
    state.selection.value = await host.read()
    await preview.refresh()
  }

  const insertAll = (id: string) => {
    const job = desk.find(id)
    const inserted = job?.inserted?.indices ?? []
    const indices = (job ? resultsOf(job) : [])
      .map(({ index }) => index)
      .filter((index) => !inserted.includes(index))
    return desk.insert(id, indices, null)
  }

  const reuse = (id: string, seed?: string) => {
    const job = desk.find(id)
    if (!job) return
    state.tool.value = job.tool
    state.values.value = {
      ...job.values,
      ...(seed === undefined ? {} : { seed }),
    }
  }

  effect(() => {
    // What decides the region besides the selection.
    void [state.tool.value, state.maskOptions.value, state.parts.value]
    queueMicrotask(preview.showRegions)
  })

  return {
    state,
    open,
    refresh: () => attempt(refresh),
    setTool: (tool: ToolName) => {
      state.values.value = carriedOver(tool, state.values.value)
      state.tool.value = tool
      state.touched.value = new Set()
    },
    setValue,
    leaveField: (name: string) => {
      state.touched.value = new Set([...state.touched.value, name])
    },
    recallPrompt: prompts.recall,
    savePreset: (name: string, place: Preset['place']) =>
      attempt(() => presets.save(name, place)),
    applyPreset: presets.apply,
    removePreset: (preset: Preset) => attempt(() => presets.remove(preset)),
    exportedPresets: presets.exported,
    importPresets: (file: Blob) => attempt(() => presets.importFile(file)),
    setMaskOptions: (options: Partial<MaskOptions>) => {
      state.maskOptions.value = { ...state.maskOptions.value, ...options }
      if ('invert' in options || state.unmeasured.value) void preview.refresh()
    },
    generate: () => attempt(press),
    /** Generate once although the monthly limit is passed. */
    confirmLimit: () => {
      state.limitConfirmed.value = true
      return attempt(press)
    },
    cancel: desk.cancel,
    cancelAll: () => state.running.value.forEach(({ id }) => desk.cancel(id)),
    /** Fetches what is missing; free. */
    retry: desk.fetchAgain,
    /** Pays again for a job that failed or was cancelled. */
    startAgain: (id: string) => attempt(() => startAgain(id)),
    removeJob: desk.remove,
    insert: (id: string, index: number, as: InsertAs | null) =>
      desk.insert(id, [index], as),
    insertAll,
    insertEverything: async () => {
      for (const job of state.jobs.value)
        if (!isRunning(job)) await insertAll(job.id)
    },
    showResult: desk.showResult,
    /** Of the results that the selected layer carries. */
    showCarried: (index: number) =>
      attempt(async () => {
        const { carried } = state.selection.value
        const shown = carried?.results[index]
        if (!carried || !shown) return
        await host.showResult(carried.nodeId, shown.hash)
        state.selection.value = await host.read()
      }),
    editSelected: () => attempt(gallery.editSelected),
    /** @param id of the job to do again */
    editAgain: (id: string) => attempt(() => gallery.editAgain(id)),
    removeResult: desk.removeResult,
    wholeOf: desk.wholeOf,
    wantThumbnail: desk.wantThumbnail,
    compare: (id: string, index: number) =>
      attempt(() => gallery.compare(id, index)),
    endComparison: gallery.endComparison,
    compareNext: (by: 1 | -1) => attempt(() => gallery.compareNext(by)),
    lookEverywhere: () => attempt(gallery.lookEverywhere),
    reveal: (id: string) =>
      attempt(async () => {
        const inserted = desk.find(id)?.inserted
        if (inserted) await host.reveal(inserted.nodeId)
      }),
    /** @param seed '' for a new one; the job's own choice unless given */
    reuse,
    copyPrompt: (id: string) => copyText(desk.find(id)?.values.prompt ?? ''),
    useAsMask: (id: string) => attempt(() => masks.useAsMask(id)),
    editInstead: (id: string) => attempt(() => masks.editInstead(id)),
    forgetChoice: () => attempt(masks.forgetChoice),
    addMaskShape: () => attempt(masks.addShape),
    savePainting: (strokes: readonly Stroke[]) =>
      attempt(() => masks.savePainting(strokes)),
    startPainting: () => {
      state.screen.value = 'paint'
    },
    cancelPainting: () => {
      state.screen.value = 'edit'
    },
    openScreen: (screen: Screen) => {
      state.screen.value = screen
      state.imported.value = null
    },
    saveKey: (key: string) => attempt(() => connection.saveKey(key)),
    forgetKey: () => attempt(connection.forgetKey),
    setSettings: (change: Partial<Settings>) =>
      attempt(() => {
        state.connectionTest.value = { kind: 'untested' }
        return settings.change((now) => ({ ...now, ...change }))
      }),
    testConnection: connection.test,
    recover: (id: string) =>
      attempt(async () => {
        state.unfinished.value = state.unfinished.value.filter(
          (one) => one.id !== id,
        )
        await desk.recover(id)
      }),
    forgetUnfinished: (id: string) =>
      attempt(async () => {
        await journal.forget(id)
        listUnfinished()
      }),
    dismissFailure: () => {
      state.failure.value = null
    },
    openLink: (url: string) => host.openLink(url),
  }
}
