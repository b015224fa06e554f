import { microsIn, typed } from './words.ts'

/** An amount; left empty it is none. Gives undefined for what is no amount. */
export function DollarField({
  label,
  value,
  none,
  set,
}: {
  label: string
  value: number | null
  /** What an empty field means. */
  none: string
  set: (micros: number | null | undefined) => void
}) {
  return (
    <label class="field">
      {label}
      <input
        inputmode="decimal"
        defaultValue={typed(value)}
        placeholder={none}
        onInput={({ currentTarget: field }) => {
          const micros = microsIn(field.value)
          field.setCustomValidity(
            micros === undefined
              ? 'An amount in US dollars, such as 12.50.'
              : '',
          )
          set(micros)
        }}
      />
    </label>
  )
}
