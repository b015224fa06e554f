import type { InFlight, Overview } from '../wire.ts'
import { count } from './words.ts'

export function InFlightSection({ view }: { view: Overview }) {
  const { inFlight, places, now } = view
  const running = inFlight.filter(({ place }) => place === null)
  const images = running.reduce((sum, one) => sum + one.images, 0)
  return (
    <section aria-labelledby="in-flight">
      <h2 id="in-flight">In flight</h2>
      <p>
        {count(images, 'picture')} of {places} that may be made at once.
      </p>
      {inFlight.length > 0 && (
        <ul class="lines">
          {inFlight.map((one, n) => (
            <li key={n}>
              <strong>{one.who}</strong> {one.tool},{' '}
              {count(one.images, 'picture')}, {stateOf(one)} for{' '}
              {count(
                Math.max(0, Math.round((now - one.since) / 1000)),
                'second',
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const stateOf = ({ place }: InFlight) =>
  place === null ? 'at Ideogram' : `number ${String(place)} in the queue`
