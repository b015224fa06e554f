import type { ComponentChildren } from 'preact'
import type { Layer, MaskReason } from '../../../plugin/shared/protocol.ts'
import type { Panel } from '../../app.ts'
import { percent } from '../controls/figures.ts'
import { isMasked, type Masked } from '../../framing/pieces.ts'

const reasons: Record<MaskReason, string> = {
  chosen: 'As you chose',
  above: 'Because it lies above',
  drawn: 'Because it is selected and drawn inside',
  marked: 'Because it was made as a mask',
  named: 'Because of its name',
  'mask-group': 'Because it masks its group',
}

/** What Repaint made of the selection, in words. */
export function Understood({
  form,
  preview,
  selection,
}: Pick<Panel, 'form' | 'preview' | 'selection'>) {
  const { targets } = selection
  const target = targets.value[0]
  const masked = targets.value.filter(isMasked).length
  const { label } = form.row.value
  if (!target) return null
  const sources = targets.value.flatMap(({ source }) => source ?? [])
  if (!form.needs.value.mask)
    return (
      <p class="understood">
        {label} <Names layers={sources} />.
      </p>
    )
  if (targets.value.length > 1)
    return (
      <p class="understood">
        {label} <Names layers={sources} />,{' '}
        {masked === targets.value.length
          ? 'each with its own mask.'
          : `${String(masked)} of them with a mask; the others stay as they are.`}
      </p>
    )
  const { invert } = preview.options.value
  return (
    <p class="understood">
      {label} <strong>{target.source?.name}</strong>
      {isMasked(target) ? (
        <>
          <Change
            target={target}
            invert={invert}
            coverage={preview.shown.value?.coverage ?? null}
          />
          <span class="quiet understood-why">
            {' '}
            {reasons[target.mask.reason]}.
          </span>
        </>
      ) : (
        '.'
      )}
    </p>
  )
}

function Change({
  target: {
    mask: { layers },
  },
  invert,
  coverage,
}: {
  target: Masked
  invert: boolean
  coverage: number | null
}): ComponentChildren {
  const cover = layers.length === 1 ? 'covers' : 'cover'
  return (
    <>
      , change {invert ? 'everything but what' : 'what'}{' '}
      <Names layers={layers} /> {cover}
      {coverage === null ? '' : `, ${percent(coverage)}`}.
    </>
  )
}

/** Two by name, more by number. */
function Names({ layers }: { layers: readonly Layer[] }) {
  const [first, second] = layers
  const more = layers.length - 2
  return (
    <>
      <strong>{first?.name}</strong>
      {second && (
        <>
          {more > 0 ? ', ' : ' and '}
          <strong>{second.name}</strong>
        </>
      )}
      {more > 0 && ` and ${String(more)} more`}
    </>
  )
}
