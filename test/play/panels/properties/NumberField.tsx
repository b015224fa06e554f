/** A number that is typed, or changed by the arrow keys. */
import type { ComponentChildren } from 'preact'
import { leaveField } from '../field-keys.ts'

interface NumberFieldProps {
  /** Short, or an icon, shown inside the field. */
  label: ComponentChildren
  /** In full, for those who do not see the field. */
  name: string
  value: number
  suffix?: string
  min?: number
  max?: number
  disabled?: boolean
  change: (value: number) => void
}

const round = (value: number) => {
  const rounded = Math.round(value * 100) / 100
  // Not "-0".
  return rounded === 0 ? 0 : rounded
}

export function NumberField(props: NumberFieldProps) {
  const { label, name, value, suffix = '', disabled = false, change } = props
  const { min = -Infinity, max = Infinity } = props
  const set = (wanted: number) => {
    if (Number.isFinite(wanted)) change(Math.min(max, Math.max(min, wanted)))
  }
  const shown = `${String(round(value))}${suffix}`
  return (
    <label class="number-field" title={name}>
      <span aria-hidden="true">{label}</span>
      <input
        aria-label={name}
        inputMode="decimal"
        disabled={disabled}
        value={shown}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        onChange={(event) => {
          set(parseFloat(event.currentTarget.value.replace(',', '.')))
          event.currentTarget.value = shown
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          leaveField(event, shown)
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (!step) return
          event.preventDefault()
          set(value + step * (event.shiftKey ? 10 : 1))
        }}
      />
    </label>
  )
}
