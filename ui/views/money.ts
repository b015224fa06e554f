/** US dollars to the cent, or finer where a cent says too little. */
export function dollars(usd: number): string {
  const cents = usd * 100
  const whole = Math.abs(cents - Math.round(cents)) < 1e-6
  return `$${usd.toFixed(whole ? 2 : 3)}`
}

export function imageCount(count: number): string {
  return count === 1 ? '1 image' : `${String(count)} images`
}
