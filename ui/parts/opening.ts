import { signal } from '@preact/signals'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Opening } from '../../plugin/shared/protocol.ts'
import type { Desk } from '../jobs/desk.ts'
import type { Connection } from './connection.ts'
import type { Favourites } from './favourites.ts'
import type { Form } from './form.ts'
import type { Gallery } from './gallery.ts'
import type { Masks } from './masks.ts'
import type { Notices } from './notices.ts'
import type { Presets } from './presets.ts'
import type { Press } from './press.ts'
import type { Preview } from './preview.ts'
import type { Prompts } from './prompts.ts'
import { runQuietly } from './quiet.ts'
import type { SelectionPart } from './selection.ts'
import type { SettingsPart } from './settings.ts'
import type { Spending } from './spending.ts'
import type { UnfinishedPart } from './unfinished.ts'

interface OpeningOptions {
  host: Remote<Host>
  notices: Notices
  settings: SettingsPart
  spending: Spending
  connection: Connection
  selection: SelectionPart
  form: Form
  preview: Preview
  prompts: Prompts
  presets: Presets
  masks: Masks
  gallery: Gallery
  favourites: Favourites
  unfinished: UnfinishedPart
  press: Press
  desk: Desk
}

/** What the panel does when it is opened. */
export function createOpening(parts: OpeningOptions) {
  const { host, notices, selection, form, preview, gallery } = parts
  /** Usable, or told why not: what is still looked at comes when it comes. */
  const opened = signal(false)
  /** The designer has taken back what a quick action does. */
  const cancelled = signal(false)

  const load = ({ stored, filePresets, ...opening }: Opening) => {
    parts.settings.load(stored.settings)
    parts.spending.load(stored.spend)
    parts.prompts.load(stored.prompts)
    parts.presets.load(stored.presets, filePresets)
    parts.connection.load(stored.key)
    parts.favourites.load(stored.favourites)
    form.load(stored.form)
    selection.set(opening.selection)
    // What was last used may be another tool, which pays for something else.
    if (opening.command === 'repaint') form.setTool('edit')
    if (opening.prompt) form.setValue('prompt', opening.prompt)
    if (opening.command === 'repeat') form.setValue('seed', null)
  }

  const commands: Readonly<Record<string, () => Promise<unknown>>> = {
    'edit-again': gallery.editSelected,
    'add-mask': parts.masks.addShape,
  }

  const open = async () => {
    let quiet = false
    await notices.attempt(async () => {
      // Beside it: what is told of earlier runs is there from the first.
      const told = parts.unfinished.load().catch(notices.noteFailure)
      const opening = await host.open()
      await told
      quiet = opening.quiet
      load(opening)
      await commands[opening.command]?.()
    })
    opened.value = true
    if (!quiet)
      return gallery.turnTo(selection.current.value).catch(notices.noteFailure)
    await preview.settled()
    await runQuietly({ ...parts, cancelled })
  }

  return {
    opened,
    open,
    cancel: () => {
      cancelled.value = true
    },
  }
}
