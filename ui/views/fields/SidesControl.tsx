import { Textbox } from '@create-figma-plugin/ui'
import { sideNames, type Sides, type SidesKind } from '../../fields/sides.ts'
import type { ControlProps } from './control.ts'

const letters: Record<keyof Sides, string> = {
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
      {sideNames.map((side) => (
        <Textbox
          key={side}
          aria-label={`${label}, ${side}`}
          icon={letters[side]}
          inputMode="numeric"
          value={sides[side] ? String(sides[side]) : ''}
          placeholder="0"
          onValueInput={(text: string) =>
            setValue({ ...sides, [side]: Math.round(Number(text)) || 0 })
          }
          onBlur={onBlur}
        />
      ))}
    </div>
  )
}
