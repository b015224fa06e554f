import { Textbox } from '@create-figma-plugin/ui'
import { useEffect, useState } from 'preact/hooks'
import type { SeedKind } from '../../fields/seed.ts'
import type { ControlProps } from './control.ts'

/** What is typed stays as it is typed: it may be no number yet. */
export function SeedControl({
  name,
  hint,
  value,
  setValue,
  onBlur,
  described,
}: ControlProps<SeedKind>) {
  const [typed, setTyped] = useState('')
  const known = typeof value === 'number' && !Number.isNaN(value)
  useEffect(() => {
    if (known) setTyped(String(value))
    else if (value === null) setTyped('')
  }, [value])
  return (
    <Textbox
      {...described}
      id={`${name}-control`}
      name={name}
      title={hint}
      inputMode="numeric"
      placeholder="New each time"
      value={typed}
      onValueInput={(text: string) => {
        setTyped(text)
        setValue(text.trim() ? Number(text) : null)
      }}
      onBlur={onBlur}
    />
  )
}
