/** US dollars to the cent, or finer where a cent says too little. */
export function dollars(usd: number): string {
  const cents = usd * 100
  const whole = Math.abs(cents - Math.round(cents)) < 1e-6
  return `$${usd.toFixed(whole ? 2 : 3)}`
}

export function imageCount(count: number): string {
  return count === 1 ? '1 image' : `${String(count)} images`
}

/** @param share 0 to 1; what is little is not said to be nothing */
export function percent(share: number): string {
  const value = share * 100
  if (value > 0 && value < 1) return 'under 1 %'
  if (value < 100 && value > 99) return 'over 99 %'
  return `${String(Math.round(value))} %`
}

/** Minutes and seconds. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const rest = String(seconds % 60).padStart(2, '0')
  return `${String(Math.floor(seconds / 60))}:${rest}`
}

/** @param time milliseconds since 1970 */
export function day(time: number): string {
  return new Date(time).toLocaleDateString([], { dateStyle: 'medium' })
}
