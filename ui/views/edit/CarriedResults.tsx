import { Button, IconButton, IconChevronRight24 } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'

/** The results that the selected layer carries, made at any earlier time. */
export function CarriedResults({
  gallery,
  notices: { attempt },
  selection,
}: Pick<Panel, 'gallery' | 'notices' | 'selection'>) {
  const { carried } = selection.current.value
  if (!carried) return null
  const { results } = carried
  const count = results.length
  const shown = results.findIndex(({ visible }) => visible)
  const step = (by: number) =>
    void attempt(() =>
      gallery.showCarried((Math.max(0, shown) + by + count) % count),
    )
  return (
    <div class="row carried" role="group" aria-label="Results of this layer">
      <span class="grow">
        {shown < 0
          ? count === 1
            ? '1 result, not in view'
            : `${String(count)} results, none in view`
          : `Result ${String(shown + 1)} of ${String(count)} in view`}
      </span>
      {count > 1 && (
        <>
          <IconButton aria-label="Previous result" onClick={() => step(-1)}>
            <span class="mirrored">
              <IconChevronRight24 />
            </span>
          </IconButton>
          <IconButton aria-label="Next result" onClick={() => step(1)}>
            <IconChevronRight24 />
          </IconButton>
        </>
      )}
      <Button secondary onClick={() => void attempt(gallery.editSelected)}>
        Edit again
      </Button>
    </div>
  )
}
