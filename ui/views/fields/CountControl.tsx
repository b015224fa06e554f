import { SegmentedControl } from '@create-figma-plugin/ui'
import type { CountKind } from '../../fields/count.ts'
import type { ControlProps } from './control.ts'

export function CountControl({
  name,
  label,
  hint,
  kind: { min, max },
  value,
  setValue,
  described,
}: ControlProps<CountKind>) {
  const options = Array.from({ length: max - min + 1 }, (_, at) => ({
    value: String(min + at),
  }))
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${name}-label`}
      aria-describedby={described['aria-describedby']}
      class="segmented"
      title={`${label}: ${hint}`}
    >
      <SegmentedControl
        name={name}
        options={options}
        value={String(value)}
        onValueChange={(next: string) => setValue(Number(next))}
      />
    </div>
  )
}
