import { computed, signal } from '@preact/signals'
import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Host, Scope, Selection } from '../../plugin/shared/protocol.ts'

export type SelectionPart = ReturnType<typeof createSelection>

const nothing: Selection = {
  targets: [],
  layers: [],
  carried: null,
  view: { pageId: '', center: { x: 0, y: 0 } },
  pageCount: 1,
  flowing: [],
  isStray: false,
  nothing: 'empty',
}

const idsOf = ({ layers }: Selection) => layers.map(({ id }) => id).join()

/** What is selected in Figma, as the panel understands it. */
export function createSelection(host: Pick<Remote<Host>, 'read'>) {
  const current = signal(nothing)
  /** The designer's own word on it; null is the usual way of each layer. */
  const scope = signal<Scope | null>(null)
  /** Of a batch, the one in view. */
  const at = signal(0)

  const targets = computed(() =>
    current.value.targets.map(
      (ways) => ways.find((way) => way.scope === scope.value) ?? ways[0],
    ),
  )
  /** The scopes that there are to choose from, for any of the layers. */
  const scopes = computed(() => {
    const all = current.value.targets.flatMap((ways) =>
      ways.map((way) => way.scope),
    )
    return [...new Set(all)]
  })

  const place = computed(() => (targets.value[at.value] ? at.value : 0))
  const inView = computed(() => targets.value[place.value] ?? null)

  const set = (selection: Selection) => {
    // A choice ends with the selection that it was made for.
    if (idsOf(selection) !== idsOf(current.value)) {
      scope.value = null
      at.value = 0
    }
    current.value = selection
  }

  return {
    current,
    targets,
    /** Its place among the targets. */
    at: place,
    inView,
    source: computed(() => inView.value?.source ?? null),
    /** Brings the next of a batch into view, or the one before. */
    leaf: (by: 1 | -1) => {
      const { length } = targets.value
      at.value = (place.value + by + length) % length
    },
    scopes,
    setScope: (wanted: Scope) => {
      scope.value = wanted
    },
    set,
    /** Layers may have moved since they were selected: Figma does not tell. */
    read: async () => set(await host.read()),
  }
}
