import {
  Button,
  IconPencil24,
  IconShapes24,
  LoadingIndicator,
} from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import type { Rect, Size } from '../../../plugin/shared/geometry.ts'
import { isMasked } from '../../framing/pieces.ts'
import type { Shown } from '../../parts/preview.ts'
import { ChooseMask } from './ChooseMask.tsx'
import { drawChecks, drawRegions, drawVeil, fit } from '../controls/drawing.ts'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Names } from '../controls/Names.tsx'
import { Notice } from '../controls/Notice.tsx'
import { PictureCanvas } from '../controls/PictureCanvas.tsx'
import { useRoom } from '../controls/room.ts'
import { Leafing } from './Leafing.tsx'
import { ScopeChoice } from './ScopeChoice.tsx'
import { Understood } from './Understood.tsx'

/** CSS pixels; always the same, so that nothing jumps. */
const height = 192

const nothing = {
  empty: 'Select a frame or layer in Figma, with a shape over what to change.',
  unsupported:
    'This cannot be edited. Select a frame, a group, a shape or an image.',
}

/** Of a tool that needs nothing selected. */
const paintsAnew = {
  empty: 'A new frame in the middle of the view, or select an empty one.',
  unsupported: 'Select an empty frame, or nothing for a new one.',
}

/** The source, what masks it, and what will be sent. */
export function SourcePreview(
  panel: Pick<
    Panel,
    | 'copyText'
    | 'form'
    | 'masks'
    | 'notices'
    | 'preview'
    | 'screen'
    | 'selection'
  >,
) {
  const { form, notices, preview, selection } = panel
  const { targets } = selection
  const failure = preview.failure.value
  const box = { width: useRoom(), height }
  return (
    <section class="section" aria-label="Source and mask">
      <div class="preview" style={box}>
        <Picture {...panel} box={box} />
      </div>
      <Leafing {...panel} />
      {failure && (
        <FailureNotice
          {...panel}
          failure={failure}
          tryAgain={{
            label: 'Try again',
            run: () => void notices.attempt(selection.read),
          }}
        />
      )}
      {targets.value.length > 0 && (
        <div class="row">
          <div class="grow">
            <Understood {...panel} />
          </div>
          <ChooseMask {...panel} />
        </div>
      )}
      <ScopeChoice {...panel} />
      {form.needs.value.mask && <Flowing {...panel} />}
      {form.needs.value.mask &&
        targets.value.length > 0 &&
        !targets.value.some(isMasked) && <WithoutMask {...panel} />}
    </section>
  )
}

function Picture({
  form,
  preview,
  selection,
  box,
}: Pick<Panel, 'form' | 'preview' | 'selection'> & { box: Size }) {
  const shown = preview.shown.value
  const reason = selection.current.value.nothing
  if (reason)
    return (
      <p class="preview-empty quiet" role="status">
        {form.needs.value.source ? nothing[reason] : paintsAnew[reason]}
      </p>
    )
  if (shown) {
    const name = selection.source.value?.name ?? ''
    return (
      <PictureCanvas
        {...box}
        label={
          shown.mask
            ? `“${name}” with its mask and the region that is sent`
            : `“${name}”`
        }
        draw={(context) =>
          drawPreview(context, shown, preview.regions.value, box)
        }
      />
    )
  }
  if (preview.failure.value) return null
  return <LoadingIndicator />
}

/** A mask that is not where it was drawn any more. */
function Flowing({
  masks,
  notices,
  selection,
}: Pick<Panel, 'masks' | 'notices' | 'selection'>) {
  const { flowing } = selection.current.value
  if (!flowing.length) return null
  return (
    <Notice
      tone="plain"
      actions={
        <Button secondary onClick={() => void notices.attempt(masks.liftOut)}>
          Lift {flowing.length === 1 ? 'it' : 'them'} out
        </Button>
      }
    >
      Auto-layout has moved <Names layers={flowing} /> from where you drew{' '}
      {flowing.length === 1 ? 'it' : 'them'}.
    </Notice>
  )
}

function drawPreview(
  context: CanvasRenderingContext2D,
  { source, mask }: Shown,
  regions: readonly Rect[],
  box: Size,
): void {
  const place = fit(source, box)
  drawChecks(context, place)
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, place.x, place.y, place.width, place.height)
  drawRegions(context, regions, place)
  if (mask) drawVeil(context, mask, place)
}

function WithoutMask({
  masks,
  notices,
  screen,
}: Pick<Panel, 'masks' | 'notices' | 'screen'>) {
  return (
    <div class="mask-ways">
      <Button secondary onClick={() => void notices.attempt(masks.addShape)}>
        <span class="with-icon">
          <IconShapes24 />
          Add mask shape
        </span>
      </Button>
      <Button secondary onClick={() => screen.open('paint')}>
        <span class="with-icon">
          <IconPencil24 />
          Paint mask
        </span>
      </Button>
    </div>
  )
}
