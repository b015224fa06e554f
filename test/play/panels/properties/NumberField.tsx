/** A number that is typed, or changed by the arrow keys. */
interface NumberFieldProps {
  /** Short, shown inside the field. */
  label: string
  /** In full, for those who do not see the field. */
  name: string
  value: number
  suffix?: string
  min?: number
  max?: number
  change: (value: number) => void
}

const round = (value: number) => Math.round(value * 100) / 100

export function NumberField(props: NumberFieldProps) {
  const { label, name, value, suffix = '', change } = props
  const { min = -Infinity, max = Infinity } = props
  const set = (wanted: number) => {
    if (Number.isFinite(wanted)) change(Math.min(max, Math.max(min, wanted)))
  }
  return (
    <label class="number-field" title={name}>
      <span aria-hidden="true">{label}</span>
      <input
        aria-label={name}
        inputMode="decimal"
        value={`${String(round(value))}${suffix}`}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        onChange={(event) => {
          set(parseFloat(event.currentTarget.value))
          event.currentTarget.value = `${String(round(value))}${suffix}`
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter') event.currentTarget.blur()
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (!step) return
          event.preventDefault()
          set(value + step * (event.shiftKey ? 10 : 1))
        }}
      />
    </label>
  )
}
