import { TextboxNumeric } from '@create-figma-plugin/ui'
import type { Sides, SidesKind } from '../../fields/sides.ts'
import type { ControlProps } from './control.ts'

const names = ['left', 'top', 'right', 'bottom'] as const

const labels: Record<keyof Sides, string> = {
  left: 'L',
  top: 'T',
  right: 'R',
  bottom: 'B',
}

export function SidesControl({
  name,
  label,
  hint,
  value,
  setValue,
  onBlur,
}: ControlProps<SidesKind>) {
  const sides = value as Sides
  return (
    <div
      class="sides"
      role="group"
      aria-labelledby={`${name}-label`}
      title={hint}
    >
      {names.map((side) => (
        <TextboxNumeric
          key={side}
          aria-label={`${label}, ${side}`}
          icon={labels[side]}
          integer
          minimum={0}
          value={String(sides[side])}
          onNumericValueInput={(number: number | null) =>
            setValue({ ...sides, [side]: number ?? 0 })
          }
          onBlur={onBlur}
        />
      ))}
    </div>
  )
}
