import { IconButton, IconChevronRight24 } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'

const arrows: Record<string, 1 | -1> = { ArrowLeft: -1, ArrowRight: 1 }

/** Which layer of a batch is in view, and the way to the others. */
export function Leafing({
  selection: { at, leaf, source, targets },
}: Pick<Panel, 'selection'>) {
  const count = targets.value.length
  if (count < 2) return null
  return (
    <div
      class="row leafing"
      role="group"
      aria-label="Layers of this batch"
      onKeyDown={(event) => {
        const by = arrows[event.key]
        if (!by) return
        event.preventDefault()
        leaf(by)
      }}
    >
      <IconButton aria-label="Previous layer" onClick={() => leaf(-1)}>
        <span class="mirrored">
          <IconChevronRight24 />
        </span>
      </IconButton>
      <span class="grow cut" role="status">
        <strong>{source.value?.name}</strong>{' '}
        <span class="quiet">
          {String(at.value + 1)} of {String(count)}
        </span>
      </span>
      <IconButton aria-label="Next layer" onClick={() => leaf(1)}>
        <IconChevronRight24 />
      </IconButton>
    </div>
  )
}
