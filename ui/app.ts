import { connect, type Port } from '../plugin/shared/bridge.ts'
import type { Point, Size } from '../plugin/shared/geometry.ts'
import type { HostEvents } from '../plugin/shared/host-events.ts'
import type { Dragged } from '../plugin/shared/landing.ts'
import type { Host } from '../plugin/shared/protocol.ts'
import { createDesk } from './jobs/desk.ts'
import { createJournal } from './jobs/journal.ts'
import { createConnection } from './parts/connection.ts'
import { createFavourites } from './parts/favourites.ts'
import { createFit } from './parts/fit.ts'
import { createForm } from './parts/form.ts'
import { createGallery } from './parts/gallery.ts'
import { createMasks } from './parts/masks.ts'
import { createNotices } from './parts/notices.ts'
import { createOpening } from './parts/opening.ts'
import { createPresets } from './parts/presets.ts'
import { createPress } from './parts/press.ts'
import { createPreview } from './parts/preview.ts'
import { createPrompts } from './parts/prompts.ts'
import { createReferences } from './parts/references.ts'
import { createScreen } from './parts/screen.ts'
import { createSearch } from './parts/search.ts'
import { createSelection } from './parts/selection.ts'
import { createSettings } from './parts/settings.ts'
import { createSpending } from './parts/spending.ts'
import { createToolbox } from './parts/toolbox.ts'
import { createUnfinished } from './parts/unfinished.ts'
import type { Pixels } from './pixels/pixels.ts'

export interface AppOptions {
  /** The channel to Figma's side. */
  port: Port
  fetch: typeof fetch
  pixels: Pixels
  /** Milliseconds since 1970. */
  now: () => number
  copyText: (text: string) => void
  /** Lets a result go, somewhere outside the panel: CSS pixels of its window. */
  dropOutside: (result: Dragged, at: Point) => void
}

/** The panel's parts, each with its state and its actions; they run without a DOM. */
export type Panel = ReturnType<typeof createApp>

export function createApp({
  port,
  fetch,
  pixels,
  now,
  copyText,
  dropOutside,
}: AppOptions) {
  const events: HostEvents = {
    selectionChanged: (current) => {
      selection.set(current)
      void notices.attempt(() => gallery.turnTo(current))
    },
    resultsChanged: () => void gallery.follow().catch(notices.noteFailure),
    dropped: (result, landing) =>
      void notices.attempt(() => desk.drop(result, landing)),
    cancelled: () => opening.cancel(),
  }
  const host = connect<Host>(port, events)

  const notices = createNotices()
  const screen = createScreen()
  const selection = createSelection(host)
  const form = createForm()
  const settings = createSettings(host)
  const connection = createConnection({
    host,
    settings: settings.values,
    fetch,
  })
  const prompts = createPrompts(form, host)
  const presets = createPresets(form, host)
  const masks = createMasks({ selection, screen, host, pixels })
  const references = createReferences({ host, pixels, form })
  const preview = createPreview({ selection, form, host, pixels })

  const journal = createJournal(host, now)
  const desk = createDesk({
    host,
    pixels,
    now,
    journal,
    client: connection.client,
    spend: (tool, path, usd) => spending.add(tool, path, usd),
    noteFailure: notices.noteFailure,
  })
  const spending = createSpending({
    host,
    now,
    settings: settings.values,
    committed: desk.committed,
  })
  const unfinished = createUnfinished(journal, desk)
  connection.refreshAfter(desk.running)
  const gallery = createGallery({ host, selection, form, desk })
  const favourites = createFavourites(host)
  const search = createSearch(desk.jobs, favourites)
  const fit = createFit({ selection, form, preview, connection })
  const toolbox = createToolbox({ form, fit, connection })
  const press = createPress({
    host,
    selection,
    form,
    fit,
    preview,
    settings,
    spending,
    connection,
    prompts,
    notices,
    desk,
  })
  const parts = {
    notices,
    screen,
    selection,
    form,
    settings,
    connection,
    prompts,
    presets,
    masks,
    references,
    preview,
    spending,
    desk,
    unfinished,
    gallery,
    favourites,
    search,
    toolbox,
    press,
  }
  const opening = createOpening({ host, ...parts })

  return {
    ...parts,
    opening,
    copyText,
    dropOutside,
    openLink: (url: string) => void host.openLink(url),
    /** CSS pixels. */
    resize: (size: Size, isFinal: boolean) => void host.resize(size, isFinal),
  }
}
