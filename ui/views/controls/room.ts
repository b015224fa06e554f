import { useEffect, useState } from 'preact/hooks'

/** CSS pixels on both sides of what a section holds. */
const margins = 32

const measured = () => Math.max(0, innerWidth - margins)

/** CSS pixels that there are from margin to margin, also while the panel is resized. */
export function useRoom(): number {
  const [room, setRoom] = useState(measured)
  useEffect(() => {
    const look = () => setRoom(measured())
    addEventListener('resize', look)
    return () => removeEventListener('resize', look)
  }, [])
  return room
}
