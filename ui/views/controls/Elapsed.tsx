import { useEffect, useState } from 'preact/hooks'
import { duration } from './figures.ts'

/** Minutes and seconds since `since`, milliseconds since 1970. */
export function Elapsed({ since }: { since: number }) {
  const now = useSeconds()
  return <span class="elapsed">{duration(now - since)}</span>
}

/** Seconds left of so many since it was first shown. */
export function Countdown({ seconds }: { seconds: number }) {
  const [end] = useState(() => Date.now() + seconds * 1000)
  const left = Math.max(0, Math.ceil((end - useSeconds()) / 1000))
  return <span class="elapsed">{left} s</span>
}

/** The time, milliseconds since 1970, anew every second. */
function useSeconds(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(ticking)
  }, [])
  return now
}
