import type { ChoiceKind } from '../../fields/choice.ts'
import { Select } from '../controls/Select.tsx'
import type { ControlProps } from './control.ts'

export function ChoiceControl({
  name,
  hint,
  kind,
  value,
  setValue,
  onBlur,
  described,
}: ControlProps<ChoiceKind>) {
  return (
    <Select
      {...described}
      id={`${name}-control`}
      name={name}
      title={hint}
      options={kind.options}
      value={typeof value === 'string' ? value : ''}
      onValue={setValue}
      onBlur={onBlur}
    />
  )
}
