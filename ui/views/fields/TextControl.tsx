import { Textbox } from '@create-figma-plugin/ui'
import type { TextKind } from '../../fields/text.ts'
import type { ControlProps } from './control.ts'

export function TextControl({
  name,
  hint,
  kind,
  value,
  setValue,
  onBlur,
  described,
}: ControlProps<TextKind>) {
  return (
    <Textbox
      {...described}
      id={`${name}-control`}
      name={name}
      title={hint}
      placeholder={kind.placeholder}
      value={String(value)}
      onValueInput={setValue}
      onBlur={onBlur}
    />
  )
}
