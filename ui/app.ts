import { effect } from '@preact/signals'
import { connect, type Port } from '../plugin/shared/bridge.ts'
import type { Host, HostEvents, InsertAs } from '../plugin/shared/protocol.ts'
import type { Settings } from '../plugin/shared/settings.ts'
import { createConnection } from './connection.ts'
import { priceOf } from './ideogram/prices.ts'
import { createDesk } from './jobs/desk.ts'
import { failureFrom } from './jobs/failure.ts'
import { resultsOf } from './jobs/job.ts'
import { openJournal, type Journal } from './jobs/journal.ts'
import type { MaskOptions } from './jobs/order.ts'
import { readRecord } from './jobs/record.ts'
import type { Pixels } from './pixels/pixels.ts'
import { onCanvas, scaledStrokes, type Stroke } from './paint.ts'
import { createPreview } from './preview.ts'
import { createState, type Screen } from './state.ts'
import { readForm, readSettings, readSpend } from './stored.ts'
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
    },
  }
  const host = connect<Host>(port, events)
  const connection = createConnection(state, host, fetch, () => undefined)
  const preview = createPreview(state, host, pixels)
  let journal: Journal = openJournal(host, [], now())
  const desk = createDesk({
    state,
    host,
    pixels,
    now,
    client: connection.client,
    journal: () => journal,
  })

  /** Runs an action whose failure belongs to no job. */
  const attempt = async (action: () => Promise<unknown>) => {
    state.failure.value = null
    try {
      await action()
    } catch (thrown) {
      state.failure.value = failureFrom(thrown)
    }
  }

  const listUnfinished = () => {
    state.unfinished.value = journal.entries().map((entry) => ({
      id: entry.id,
      title: entry.values.prompt ?? '',
      startedAt: entry.startedAt,
      links: entry.harvest?.pictures.length ?? null,
    }))
  }

  const open = () =>
    attempt(async () => {
      const { command, selection, stored, prompt } = await host.open()
      state.settings.value = readSettings(stored.settings)
      state.spend.value = readSpend(stored.spend)
      const form = readForm(stored.form)
      if (form) {
        state.tool.value = form.tool
        state.values.value = form.values
        state.maskOptions.value = form.mask
      }
      connection.load(stored.key)
      journal = openJournal(host, stored.jobs, now())
      listUnfinished()
      state.selection.value = selection
      if (prompt) setValue('prompt', prompt)
      state.opened.value = true
      if (command === 'edit-again') await editAgain()
      if (command === 'add-mask') await addMaskShape()
      await preview.refresh()
    })

  /** Fills everything in as it was when the selected result was made. */
  const editAgain = async () => {
    const made = readRecord(state.selection.value.carried?.record ?? '')
    if (!made) return
    state.tool.value = made.tool
    state.values.value = carriedOver(made.tool, made.values)
    await host.choose({ sourceId: made.sourceId, maskIds: made.maskIds })
  }

  const setValue = (name: string, value: string) => {
    state.values.value = { ...state.values.value, [name]: value }
  }

  const touchAll = () => {
    const names = tools[state.tool.value].fields.map(({ name }) => name)
    state.touched.value = new Set(names)
  }

  /** Layers may have moved since they were selected: Figma does not tell. */
  const refresh = async () => {
    state.selection.value = await host.read()
    await preview.refresh()
  }

  const generate = () =>
    attempt(async () => {
      touchAll()
      state.selection.value = await host.read()
      if (state.obstacle.value) return
      const orders = state.masked.value.map((target) => ({
        target,
        tool: state.tool.value,
        values: state.values.value,
        mask: state.maskOptions.value,
        matchColors: state.settings.value.matchColors,
      }))
      await storeForm()
      await Promise.all(orders.map((order) => desk.start(order)))
    })

  const storeForm = () =>
    host.store('form', {
      tool: state.tool.value,
      values: state.values.value,
      mask: state.maskOptions.value,
    })

  const addMaskShape = () =>
    attempt(async () => {
      const target = state.targets.value[0]
      if (target) await host.addMask(target.source, null)
    })

  const savePainting = (strokes: Stroke[]) =>
    attempt(async () => {
      const target = state.targets.value[0]
      if (!target) return
      const { bounds } = target.source
      const painted = await pixels.maskFromStrokes(
        scaledStrokes(strokes, bounds),
      )
      state.screen.value = 'edit'
      if (!painted) return
      const { png, rect } = painted
      await host.addMask(target.source, {
        png,
        bounds: onCanvas(rect, bounds),
      })
    })

  const chooseMasks = (layerId: string) => {
    const others = state.selection.value.layers.filter(
      ({ id }) => id !== layerId,
    )
    const current = state.targets.value[0]
    const sourceId =
      current && current.source.id !== layerId
        ? current.source.id
        : others[0]?.id
    return sourceId
      ? host.choose({ sourceId, maskIds: [layerId] })
      : Promise.resolve()
  }

  const chooseSource = (layerId: string) => {
    const masks = state.selection.value.layers
      .map(({ id }) => id)
      .filter((id) => id !== layerId)
    return host.choose({ sourceId: layerId, maskIds: masks })
  }

  effect(() => {
    // What decides the region besides the selection.
    void [state.tool.value, state.maskOptions.value.context]
    queueMicrotask(preview.showRegion)
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
    setMaskOptions: (options: Partial<MaskOptions>) => {
      state.maskOptions.value = { ...state.maskOptions.value, ...options }
      if ('invert' in options) void preview.refresh()
    },
    generate,
    cancel: desk.cancel,
    retry: desk.fetchAgain,
    removeJob: desk.remove,
    insert: (id: string, index: number, as: InsertAs | null) =>
      desk.insert(id, [index], as),
    insertAll: (id: string) => {
      const job = desk.find(id)
      const indices = job ? resultsOf(job).map(({ index }) => index) : []
      return desk.insert(id, indices, null)
    },
    showResult: desk.showResult,
    /** Of the results that the selected layer carries. */
    showCarried: (index: number) =>
      attempt(async () => {
        const { carried } = state.selection.value
        if (!carried) return
        await host.showResult(carried.nodeId, index)
        state.selection.value = await host.read()
      }),
    editAgain: () => attempt(editAgain),
    reveal: (id: string) =>
      attempt(async () => {
        const inserted = desk.find(id)?.inserted
        if (inserted) await host.reveal(inserted.nodeId)
      }),
    reuse: (id: string) => {
      const job = desk.find(id)
      if (!job) return
      state.tool.value = job.tool
      state.values.value = job.values
    },
    copyPrompt: (id: string) => copyText(desk.find(id)?.values.prompt ?? ''),
    useAsMask: (id: string) => attempt(() => chooseMasks(id)),
    editInstead: (id: string) => attempt(() => chooseSource(id)),
    forgetChoice: () => attempt(() => host.choose(null)),
    addMaskShape,
    startPainting: () => {
      state.screen.value = 'paint'
    },
    savePainting,
    cancelPainting: () => {
      state.screen.value = 'edit'
    },
    openScreen: (screen: Screen) => {
      state.screen.value = screen
    },
    saveKey: (key: string) => attempt(() => connection.saveKey(key)),
    forgetKey: () => attempt(connection.forgetKey),
    setSettings: (change: Partial<Settings>) =>
      attempt(async () => {
        state.settings.value = { ...state.settings.value, ...change }
        state.connectionTest.value = { kind: 'untested' }
        await host.store('settings', state.settings.value)
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
    resize: (height: number) => host.resize(height),
  }
}
