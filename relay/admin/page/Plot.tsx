import type { Day } from './sums.ts'
import { dayName, dollars, monthName } from './words.ts'

/** In units of its own: it is stretched to the page. */
const height = 100
const step = 10
const gap = 2

/** A bar a day. The table by day says the same in numbers. */
export function Plot({ month, days }: { month: string; days: readonly Day[] }) {
  const most = days.reduce((a, b) => (b.spent > a.spent ? b : a))
  return (
    <figure>
      <figcaption>
        {dollars(most.spent)} at most, on {dayName(most.day)}
      </figcaption>
      <svg
        role="img"
        aria-label={`Spend by day in ${monthName(month)}, at most ${dollars(most.spent)} on ${dayName(most.day)}`}
        viewBox={`0 0 ${String(days.length * step)} ${String(height)}`}
        preserveAspectRatio="none"
      >
        {days.map(({ day, spent }, n) => {
          const tall = (spent / Math.max(most.spent, 1)) * height
          return (
            <rect
              key={day}
              x={n * step + gap / 2}
              y={height - tall}
              width={step - gap}
              height={tall}
            >
              <title>{`${dayName(day)}: ${dollars(spent)}`}</title>
            </rect>
          )
        })}
      </svg>
      <div class="axis" aria-hidden="true">
        <span>1</span>
        <span>{days.length}</span>
      </div>
    </figure>
  )
}
