import {
  Button,
  IconPencil24,
  IconShapes24,
  LoadingIndicator,
} from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import type { Rect } from '../../../plugin/shared/geometry.ts'
import { isMasked } from '../../framing/pieces.ts'
import type { Shown } from '../../parts/preview.ts'
import { ChooseMask } from './ChooseMask.tsx'
import { drawChecks, drawRegions, drawVeil, fit } from '../controls/drawing.ts'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Names } from '../controls/Names.tsx'
import { Notice } from '../controls/Notice.tsx'
import { PictureCanvas } from '../controls/PictureCanvas.tsx'
import { Leafing } from './Leafing.tsx'
import { ScopeChoice } from './ScopeChoice.tsx'
import { Understood } from './Understood.tsx'

/** CSS pixels; always the same, so that nothing jumps. */
export const previewBox = { width: 328, height: 192 }

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
  return (
    <section class="section" aria-label="Source and mask">
      <div class="preview" style={previewBox}>
        <Picture {...panel} />
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
}: Pick<Panel, 'form' | 'preview' | 'selection'>) {
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
        {...previewBox}
        label={
          shown.mask
            ? `“${name}” with its mask and the region that is sent`
            : `“${name}”`
        }
        draw={(context) => drawPreview(context, shown, preview.regions.value)}
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
          Lift it out
        </Button>
      }
    >
      Auto-layout has moved <Names layers={flowing} /> from where you drew it.
    </Notice>
  )
}

function drawPreview(
  context: CanvasRenderingContext2D,
  { source, mask }: Shown,
  regions: readonly Rect[],
): void {
  const place = fit(source, previewBox)
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
