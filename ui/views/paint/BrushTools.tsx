import { Button, Toggle } from '@create-figma-plugin/ui'
import { commandKey } from '../controls/keys.ts'
import {
  brush,
  clear,
  flipErase,
  redo,
  resize,
  undo,
  type Painting,
} from './painting.ts'

type Change = (change: (painting: Painting) => Painting) => void

/** Per cent of the source's longer side, as the slider counts. */
const percentOf = (share: number) => String(Math.round(share * 1000) / 10)

interface BrushToolsProps {
  painting: Painting
  change: Change
}

export function BrushTools({ painting, change }: BrushToolsProps) {
  return (
    <>
      <BrushSize painting={painting} change={change} />
      <div class="row">
        <div class="grow">
          <Toggle
            role="switch"
            value={painting.erase}
            onValueChange={() => change(flipErase)}
          >
            Erase
          </Toggle>
        </div>
        <Button
          secondary
          disabled={!painting.strokes.length}
          onClick={() => change(undo)}
        >
          Undo
        </Button>
        <Button
          secondary
          disabled={!painting.undone.length}
          onClick={() => change(redo)}
        >
          Redo
        </Button>
        <Button
          secondary
          disabled={!painting.strokes.length}
          onClick={() => change(clear)}
        >
          Clear
        </Button>
      </div>
      <p id="paint-keys" class="hint quiet">
        Keys on the picture: arrows move, Space puts the brush down and lifts
        it, <kbd>[</kbd> <kbd>]</kbd> size, <kbd>E</kbd> erase,{' '}
        <kbd>{commandKey}Z</kbd> undo.
      </p>
    </>
  )
}

function BrushSize({ painting, change }: BrushToolsProps) {
  return (
    <div class="field">
      <label for="brush-control" class="field-label">
        Brush
      </label>
      <div class="field-control">
        <input
          type="range"
          id="brush-control"
          class="slider"
          aria-keyshortcuts="[ ]"
          min={brush.min * 100}
          max={brush.max * 100}
          step={0.5}
          value={percentOf(painting.radius)}
          onInput={({ currentTarget: { valueAsNumber } }) =>
            change((now) => resize(now, valueAsNumber / 100))
          }
        />
      </div>
    </div>
  )
}
