/** Days and months as a team lives them: those of its time zone. */
export interface Calendar {
  /** `2026-11-27` */
  dayOf(at: number): string
  /** `2026-11` */
  monthOf(at: number): string
  /** When the month of `at` is over: `2026-12-01T00:00:00+01:00` */
  monthEnds(at: number): string
}

/** @param zone an IANA name such as `Europe/Berlin`; throws for any other */
export function createCalendar(zone: string): Calendar {
  // Sweden writes dates as ISO 8601 does.
  const days = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
  })
  const offsets = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  })
  const dayOf = (at: number) => days.format(at)
  const offsetAt = (at: number) => {
    const parts = offsets.formatToParts(at)
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
    return name.replace('GMT', '') || '+00:00'
  }
  return {
    dayOf,
    monthOf: (at) => dayOf(at).slice(0, 7),
    monthEnds(at) {
      const [year = 0, month = 0] = dayOf(at).split('-').map(Number)
      const next = new Date(Date.UTC(year, month, 1)).toISOString()
      const midnight = `${next.slice(0, 10)}T00:00:00`
      // The offset of that very midnight, which may not be today's.
      const nearly = Date.parse(midnight + offsetAt(Date.parse(`${midnight}Z`)))
      return midnight + offsetAt(nearly)
    },
  }
}
