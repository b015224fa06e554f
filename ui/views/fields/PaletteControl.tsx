import { inWords } from '../../fields/choice.ts'
import type { PaletteKind } from '../../fields/palette.ts'
import type { Palette } from '../../ideogram/field.ts'
import { Select } from '../controls/Select.tsx'
import type { ControlProps } from './control.ts'

export function PaletteControl({
  name,
  hint,
  kind: { names },
  value,
  setValue,
  described,
}: ControlProps<PaletteKind>) {
  const palette = value as Palette | null
  const named = palette && 'name' in palette ? palette.name : ''
  return (
    <Select
      {...described}
      id={`${name}-control`}
      name={name}
      title={hint}
      options={[
        { value: '', label: 'Free' },
        ...names.map((value) => ({ value, label: inWords(value) })),
      ]}
      value={named}
      onValue={(chosen) => setValue(chosen ? { name: chosen } : null)}
    />
  )
}
