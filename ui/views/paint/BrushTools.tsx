import { Button, Textbox, Toggle } from '@create-figma-plugin/ui'
import { commandKey } from '../controls/keys.ts'
import {
  brush,
  clear,
  flipErase,
  harden,
  redo,
  resize,
  undo,
  type Painting,
} from './painting.ts'
import { zooms } from '../controls/zooms.ts'

interface BrushToolsProps {
  painting: Painting
  change: (change: (painting: Painting) => Painting) => void
  /** 1 shows all of the picture. */
  zoom: number
  setZoom: (scale: number) => void
  /** The source's longer side, canvas units. */
  longest: number
}

export function BrushTools(props: BrushToolsProps) {
  const { painting, change } = props
  const { strokes, undone, erase } = painting
  return (
    <>
      <Amounts {...props} />
      <div class="row">
        <div class="grow">
          <Toggle
            role="switch"
            value={erase}
            onValueChange={() => change(flipErase)}
          >
            Erase
          </Toggle>
        </div>
        <Button
          secondary
          disabled={!strokes.length}
          onClick={() => change(undo)}
        >
          Undo
        </Button>
        <Button
          secondary
          disabled={!undone.length}
          onClick={() => change(redo)}
        >
          Redo
        </Button>
        <Button secondary onClick={() => change(clear)}>
          Clear
        </Button>
      </div>
      <p id="paint-keys" class="hint quiet">
        Keys on the picture: arrows move, Space puts the brush down and lifts
        it, <kbd>[</kbd> <kbd>]</kbd> size, with Shift hardness, <kbd>E</kbd>{' '}
        erase, <kbd>+</kbd> <kbd>-</kbd> <kbd>0</kbd> zoom,{' '}
        <kbd>{commandKey}Z</kbd> undo.
      </p>
    </>
  )
}

function Amounts({
  painting: { radius, hardness },
  change,
  zoom,
  setZoom,
  longest,
}: BrushToolsProps) {
  return (
    <>
      <Amount
        name="size"
        label="Size"
        unit="px"
        // Across, canvas units.
        perShare={2 * longest}
        range={brush}
        value={radius}
        setValue={(share) => change((now) => resize(now, share))}
      />
      <Amount
        name="hardness"
        label="Hardness"
        unit="%"
        perShare={100}
        range={{ min: 0, max: 1 }}
        value={hardness}
        setValue={(share) => change((now) => harden(now, share))}
      />
      <Amount
        name="zoom"
        label="Zoom"
        unit="%"
        perShare={100}
        range={zooms}
        value={zoom}
        setValue={setZoom}
      />
    </>
  )
}

/** A share, by a slider and as a number. */
function Amount({
  name,
  label,
  unit,
  perShare,
  range,
  value,
  setValue,
}: {
  name: string
  label: string
  unit: string
  /** What the number says of a share of 1. */
  perShare: number
  range: { min: number; max: number }
  value: number
  setValue: (share: number) => void
}) {
  const id = `brush-${name}`
  return (
    <div class="field">
      <label for={id} class="field-label">
        {label}
      </label>
      <div class="row">
        <input
          type="range"
          id={id}
          class="slider grow"
          min={range.min}
          max={range.max}
          step={0.005}
          value={value}
          onInput={({ currentTarget }) => setValue(currentTarget.valueAsNumber)}
        />
        <div class="field-control brush-number">
          <Textbox
            aria-label={`${label}, ${unit}`}
            inputMode="numeric"
            value={String(Math.round(value * perShare))}
            onValueInput={(text: string) => {
              const number = Number.parseInt(text, 10)
              if (!Number.isNaN(number)) setValue(number / perShare)
            }}
          />
          <span class="unit quiet">{unit}</span>
        </div>
      </div>
    </div>
  )
}
