import { Textbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import { codesIn, type CodesKind } from '../../fields/codes.ts'
import type { ControlProps } from './control.ts'

export function CodesControl({
  name,
  hint,
  value,
  setValue,
  onBlur,
  described,
}: ControlProps<CodesKind>) {
  const [typed, setTyped] = useState((value as readonly string[]).join(' '))
  return (
    <Textbox
      {...described}
      id={`${name}-control`}
      name={name}
      title={hint}
      placeholder="1A2B3C4D"
      value={typed}
      onValueInput={(text: string) => {
        setTyped(text)
        setValue(codesIn(text))
      }}
      onBlur={onBlur}
    />
  )
}
