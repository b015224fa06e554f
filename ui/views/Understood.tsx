import type { ComponentChildren } from 'preact'
import type { Layer, MaskReason, Target } from '../../plugin/shared/protocol.ts'
import type { App as Panel } from '../app.ts'
import { percent } from './figures.ts'
import { hasMask } from './MaskOptions.tsx'

const reasons: Record<MaskReason, string> = {
  chosen: 'As you chose',
  above: 'Because it lies above',
  drawn: 'Because it is selected and drawn inside',
  marked: 'Because it was made as a mask',
  named: 'Because of its name',
  'mask-group': 'Because it masks its group',
}

/** What Repaint made of the selection, in words. */
export function Understood({ app }: { app: Panel }) {
  const { targets, preview, maskOptions } = app.state
  const target = targets.value[0]
  const masked = targets.value.filter(hasMask).length
  if (!target) return null
  if (targets.value.length > 1)
    return (
      <p class="understood">
        Edit <Names layers={targets.value.map(({ source }) => source)} />,{' '}
        {masked === targets.value.length
          ? 'each with its own mask.'
          : `${String(masked)} of them with a mask; the others stay as they are.`}
      </p>
    )
  const { invert } = maskOptions.value
  return (
    <p class="understood">
      Edit <strong>{target.source.name}</strong>
      <Change
        target={target}
        invert={invert}
        coverage={preview.value?.coverage ?? null}
      />
      {target.reason && (
        <span class="quiet understood-why"> {reasons[target.reason]}.</span>
      )}
    </p>
  )
}

function Change({
  target: { masks },
  invert,
  coverage,
}: {
  target: Target
  invert: boolean
  coverage: number | null
}): ComponentChildren {
  if (!masks.length) return '.'
  const cover = masks.length === 1 ? 'covers' : 'cover'
  return (
    <>
      , change {invert ? 'everything but what' : 'what'}{' '}
      <Names layers={masks} /> {cover}
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
