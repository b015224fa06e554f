import { computed, signal } from '@preact/signals'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Selection } from '../../plugin/shared/protocol.ts'

export type SelectionPart = ReturnType<typeof createSelection>

/** What is selected in Figma, as the panel understands it. */
export function createSelection(host: Pick<Remote<Host>, 'read'>) {
  const current = signal<Selection>({
    targets: [],
    layers: [],
    carried: null,
    view: { pageId: '', center: { x: 0, y: 0 } },
    pageCount: 1,
    nothing: 'empty',
  })
  return {
    current,
    targets: computed(() => current.value.targets),
    source: computed(() => current.value.targets[0]?.source ?? null),
    set: (selection: Selection) => {
      current.value = selection
    },
    /** Layers may have moved since they were selected: Figma does not tell. */
    read: async () => {
      current.value = await host.read()
    },
  }
}
