import { useEffect, useRef } from 'preact/hooks'

interface Choice {
  label: string
  /** Shown at the row's end. */
  shortcut?: string
}

interface Props<C extends Choice> {
  choices: readonly C[]
  /** The row that Enter takes. */
  current: number
  onChoose: (choice: C) => void
}

/** What the actions bar offers below its field, which keeps the focus. */
export function Choices<C extends Choice>({
  choices,
  current,
  onChoose,
}: Props<C>) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <ul ref={list}>
      {choices.map((choice, index) => (
        <li key={choice.label}>
          <button
            type="button"
            tabIndex={-1}
            class={index === current ? 'current' : ''}
            onPointerDown={(event) => {
              // A bar whose field loses the focus closes.
              event.preventDefault()
              onChoose(choice)
            }}
          >
            <span>{choice.label}</span>
            {choice.shortcut !== undefined && <kbd>{choice.shortcut}</kbd>}
          </button>
        </li>
      ))}
    </ul>
  )
}
