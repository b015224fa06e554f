import type { ComponentChildren } from 'preact'
import type { MaskReason, Target } from '../../../plugin/shared/protocol.ts'
import type { Panel } from '../../app.ts'
import { isMasked, type Masked } from '../../framing/pieces.ts'
import { percent } from '../controls/figures.ts'
import { Names } from '../controls/Names.tsx'

const reasons: Record<MaskReason, string> = {
  chosen: 'As you chose',
  above: 'Because it lies above',
  drawn: 'Because it is drawn there',
  marked: 'Because it was made as a mask',
  named: 'Because of its name',
  'mask-group': 'Because it masks its group',
  topmost: 'Because it lies on top',
}

/** What Repaint made of the selection, in words. */
export function Understood({
  form,
  preview,
  selection,
}: Pick<Panel, 'form' | 'preview' | 'selection'>) {
  const { targets } = selection
  const [target] = targets.value
  const { verb } = form.row.value
  if (!target) return null
  if (form.needs.value.mask && selection.current.value.isStray)
    return (
      <p class="understood">
        <strong>{target.source?.name}</strong> lies over nothing. Move it over a
        frame or a picture, or mask this shape itself.
      </p>
    )
  const sources = targets.value.flatMap(({ source }) => source ?? [])
  const masked = targets.value.filter(isMasked).length
  if (!form.needs.value.mask || (!masked && targets.value.length === 1))
    return (
      <p class="understood">
        {verb} <Names layers={sources} />.
      </p>
    )
  if (targets.value.length > 1)
    return (
      <p class="understood">
        {verb} <Names layers={sources} />,{' '}
        {masked === targets.value.length
          ? 'each with its own mask.'
          : `${String(masked)} of them with a mask; the others stay as they are.`}
      </p>
    )
  if (!isMasked(target)) return null
  return (
    <>
      <p class="understood">
        {verb} <strong>{target.source?.name}</strong>
        <Change
          target={target}
          invert={preview.options.value.invert}
          coverage={preview.shown.value?.coverage ?? null}
        />
      </p>
      <p class="understood">
        <Stays target={target} />{' '}
        <span class="quiet">{reasons[target.mask.reason]}.</span>
      </p>
    </>
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
      {invert ? ' outside what ' : ' where '}
      <Names layers={layers} /> {cover}
      {coverage === null ? (
        <span class="share-to-come" />
      ) : (
        `, ${percent(coverage)}.`
      )}
    </>
  )
}

/** What is promised to stay as it is. */
function Stays({ target: { scope, live } }: { target: Target }) {
  if (scope === 'everything' || !live.length) return null
  if (live.every(({ isType }) => isType)) return <>The type above stays live.</>
  return (
    <>
      <Names layers={live} /> {live.length === 1 ? 'stays' : 'stay'} live above.
    </>
  )
}
