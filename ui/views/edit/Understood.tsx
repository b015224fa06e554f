import type { ComponentChildren } from 'preact'
import type { MaskReason, Target } from '../../../plugin/shared/protocol.ts'
import type { Panel } from '../../app.ts'
import { isMasked, layersOf, type Masked } from '../../framing/pieces.ts'
import { percent } from '../controls/figures.ts'
import { Names } from '../controls/Names.tsx'

/** Of one mask, and of several. */
const reasons: Record<MaskReason, readonly [string, string]> = {
  chosen: ['As you chose', 'As you chose'],
  above: ['Because it lies above', 'Because they lie above'],
  drawn: ['Because it is drawn there', 'Because they are drawn there'],
  marked: ['Because it was made as a mask', 'Because they were made as masks'],
  named: ['Because of its name', 'Because of their names'],
  'mask-group': ['Because it masks its group', 'Because they mask their group'],
  topmost: ['Because it lies on top', 'Because they lie on top'],
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
  const masked = targets.value.filter(isMasked)
  if (!form.needs.value.mask || (!masked.length && targets.value.length === 1))
    return (
      <p class="understood">
        {verb} <Names layers={sources} />.
      </p>
    )
  if (targets.value.length > 1)
    return (
      <p class="understood">
        {verb} <Names layers={sources} />,{' '}
        {masked.length === targets.value.length
          ? new Set(masked.map(layersOf)).size > 1
            ? 'each with its own mask.'
            : 'all with the same mask.'
          : `${String(masked.length)} of them with a mask; the others stay as they are.`}
        {masked.some(hasLive) && ' What lies above them stays live.'}
      </p>
    )
  if (!isMasked(target)) return null
  const [ofOne, ofSeveral] = reasons[target.mask.reason]
  const reason = target.mask.layers.length === 1 ? ofOne : ofSeveral
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
        <Stays target={target} /> <span class="quiet">{reason}.</span>
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

function hasLive({ scope, live }: Pick<Target, 'scope' | 'live'>): boolean {
  return scope !== 'everything' && live.length > 0
}

/** What is promised to stay as it is. */
function Stays({ target: { scope, live } }: { target: Target }) {
  if (!hasLive({ scope, live })) return null
  if (live.every(({ isType }) => isType)) return <>The type above stays live.</>
  return (
    <>
      <Names layers={live} /> {live.length === 1 ? 'stays' : 'stay'} live above.
    </>
  )
}
