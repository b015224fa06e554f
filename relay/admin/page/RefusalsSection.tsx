import type { Overview } from '../wire.ts'
import { timeOf } from './words.ts'

export function RefusalsSection({ refusals }: Pick<Overview, 'refusals'>) {
  return (
    <section aria-labelledby="refusals">
      <h2 id="refusals">Last refusals</h2>
      {refusals.length === 0 && <p>The relay has refused nothing.</p>}
      <ul class="lines">
        {refusals.map(({ at, who, call, status, sentence }) => (
          <li key={`${String(at)} ${who} ${call}`}>
            <strong>{who}</strong> {timeOf(at)}, {call}, {status}
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
