import type { PercentKind } from '../../fields/percent.ts'
import type { ControlProps } from './control.ts'

/** Where the slider stands while the service chooses. */
const middle = 50

export function PercentControl({
  name,
  hint,
  value,
  setValue,
  described,
}: ControlProps<PercentKind>) {
  const percent = typeof value === 'number' ? value : null
  return (
    <div class="row">
      <input
        {...described}
        type="range"
        id={`${name}-control`}
        class="slider grow"
        title={hint}
        min={1}
        max={100}
        value={percent ?? middle}
        onInput={({ currentTarget }) => setValue(currentTarget.valueAsNumber)}
      />
      <span class="amount">
        {percent === null ? 'Auto' : `${String(percent)} %`}
      </span>
    </div>
  )
}
