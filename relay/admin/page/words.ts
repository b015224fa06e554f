/** `$12.50`; thousandths where there are any. @param micros of a dollar */
export const dollars = (micros: number) =>
  (micros / 1e6).toLocaleString('en-US', {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 3,
  })

/** Micro-dollars of what was typed; null for nothing, undefined for nonsense. */
export function microsIn(text: string): number | null | undefined {
  const typed = text.trim().replace(/^\$/, '').replaceAll(',', '')
  if (typed === '') return null
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(typed)) return undefined
  return Math.round(Number(typed) * 1e6)
}

/** As it is typed again: `12.50`. */
export const typed = (micros: number | null) =>
  micros === null ? '' : (micros / 1e6).toFixed(2)

/** `November 2026`. @param month `2026-11` */
export const monthName = (month: string) =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en', {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  })

/** `1 December`. @param instant `2026-12-01T00:00:00+01:00` */
export const dayName = (instant: string) =>
  new Date(`${instant.slice(0, 10)}T00:00:00Z`).toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'long', timeZone: 'UTC' },
  })

/** `27 Nov, 14:03`, where the reader is. */
export const timeOf = (at: number) =>
  new Date(at).toLocaleString('en-GB', {
    ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  })

export const count = (number: number, one: string) =>
  `${String(number)} ${one}${number === 1 ? '' : 's'}`

export const sentenceOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error)
