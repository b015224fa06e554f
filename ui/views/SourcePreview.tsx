import {
  Button,
  IconPencil24,
  IconShapes24,
  LoadingIndicator,
} from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import type { Preview } from '../state.ts'
import { ChooseMask } from './ChooseMask.tsx'
import { drawChecks, drawRegions, drawVeil, fit } from './drawing.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { hasMask } from './MaskOptions.tsx'
import { PictureCanvas } from './PictureCanvas.tsx'
import { Understood } from './Understood.tsx'

/** CSS pixels; always the same, so that nothing jumps. */
export const previewBox = { width: 328, height: 192 }

const nothing = {
  empty: 'Select a frame or layer in Figma, with a shape over what to change.',
  unsupported:
    'This cannot be edited. Select a frame, a group, a shape or an image.',
}

/** The source, what masks it, and what will be sent. */
export function SourcePreview({ app }: { app: Panel }) {
  const { previewFailure, targets } = app.state
  return (
    <section class="section" aria-label="Source and mask">
      <div class="preview" style={previewBox}>
        <Shown app={app} />
      </div>
      {previewFailure.value && (
        <FailureNotice
          app={app}
          failure={previewFailure.value}
          tryAgain={{ label: 'Try again', run: () => void app.refresh() }}
        />
      )}
      {targets.value.length > 0 && (
        <div class="row">
          <div class="grow">
            <Understood app={app} />
          </div>
          <ChooseMask app={app} />
        </div>
      )}
      {targets.value.length > 0 && !targets.value.some(hasMask) && (
        <WithoutMask app={app} />
      )}
    </section>
  )
}

function Shown({ app }: { app: Panel }) {
  const { preview, previewFailure, selection, opened } = app.state
  const shown = preview.value
  if (selection.value.nothing)
    return (
      <p class="preview-empty quiet" role="status">
        {nothing[selection.value.nothing]}
      </p>
    )
  if (shown) {
    const name = selection.value.targets[0]?.source.name ?? ''
    return (
      <PictureCanvas
        {...previewBox}
        label={
          shown.mask
            ? `“${name}” with its mask and the region that is sent`
            : `“${name}”`
        }
        draw={(context) => drawPreview(context, shown)}
      />
    )
  }
  if (previewFailure.value || !opened.value) return null
  return <LoadingIndicator />
}

function drawPreview(
  context: CanvasRenderingContext2D,
  { source, mask, regions }: Preview,
): void {
  const place = fit(source, previewBox)
  drawChecks(context, place)
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, place.x, place.y, place.width, place.height)
  drawRegions(context, regions, place)
  if (mask) drawVeil(context, mask, place)
}

function WithoutMask({ app }: { app: Panel }) {
  return (
    <div class="mask-ways">
      <Button secondary onClick={() => void app.addMaskShape()}>
        <span class="with-icon">
          <IconShapes24 />
          Add mask shape
        </span>
      </Button>
      <Button secondary onClick={app.startPainting}>
        <span class="with-icon">
          <IconPencil24 />
          Paint mask
        </span>
      </Button>
    </div>
  )
}
