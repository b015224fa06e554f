import { IconChevronDown16 } from '@create-figma-plugin/ui'
import type { HTMLAttributes } from 'preact'
import type { Option } from '../../fields/choice.ts'

/**
 * The browser's own list in Figma's clothes: the toolkit's Dropdown tells
 * assistive technology nothing.
 */
export function Select({
  options,
  value,
  onValue,
  ...rest
}: {
  options: readonly Option[]
  value: string
  onValue: (value: string) => void
  name: string
} & Pick<
  HTMLAttributes<HTMLSelectElement>,
  'id' | 'title' | 'onBlur' | 'aria-describedby' | 'aria-invalid'
>) {
  return (
    <span class="select">
      <select
        {...rest}
        value={value}
        onChange={({ currentTarget }) => onValue(currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <IconChevronDown16 />
    </span>
  )
}
