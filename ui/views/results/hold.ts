import { useState } from 'preact/hooks'

/** What is so only as long as a button is held down, by pointer or by space. */
export function useHold() {
  const [isHeld, setHeld] = useState(false)
  const end = () => setHeld(false)
  return {
    isHeld,
    setHeld,
    button: {
      onPointerDown: () => setHeld(true),
      onPointerUp: end,
      onPointerLeave: end,
      onBlur: end,
      onKeyDown: ({ key }: KeyboardEvent) => {
        if (key === ' ') setHeld(true)
      },
      onKeyUp: (event: KeyboardEvent) => {
        // A button would take it for a click.
        if (event.key === ' ') event.preventDefault()
        end()
      },
    },
  }
}
