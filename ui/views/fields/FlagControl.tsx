import { Toggle } from '@create-figma-plugin/ui'
import type { FlagKind } from '../../fields/flag.ts'
import type { ControlProps } from './control.ts'

export function FlagControl({
  label,
  hint,
  value,
  setValue,
}: ControlProps<FlagKind>) {
  return (
    <Toggle
      role="switch"
      title={hint}
      aria-label={label}
      value={value === true}
      onValueChange={setValue}
    >
      <span class="unseen">{label}</span>
    </Toggle>
  )
}
