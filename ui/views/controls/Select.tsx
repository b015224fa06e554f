import { IconChevronDown16 } from '@create-figma-plugin/ui'
import type { HTMLAttributes } from 'preact'
import type { Option } from '../../fields/choice.ts'

/**
 * The browser's own list in Figma's clothes: the toolkit's Dropdown tells
 * assistive technology nothing.
 */
export function Select({
  options,
  older = [],
  value,
  onValue,
  ...rest
}: {
  options: readonly Option[]
  /** Under a heading of their own. */
  older?: readonly Option[]
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
        <Options list={options} />
        {older.length > 0 && (
          <optgroup label="Older models">
            <Options list={older} />
          </optgroup>
        )}
      </select>
      <IconChevronDown16 />
    </span>
  )
}

function Options({ list }: { list: readonly Option[] }) {
  return (
    <>
      {list.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  )
}
