import type { Purse } from '../wire.ts'
import { dollars } from './words.ts'

/** What was spent of what may be, as words and as a bar. */
export function Spending({ purse, of }: { purse: Purse; of: string }) {
  const { spent, reserved, limit } = purse
  const used = spent + reserved
  const words =
    limit === null ? dollars(spent) : `${dollars(spent)} of ${dollars(limit)}`
  return (
    <div class="spending">
      <span>
        {words}
        {reserved > 0 && <small> + {dollars(reserved)} under way</small>}
      </span>
      {limit !== null && (
        <meter
          aria-label={`Budget of ${of}`}
          max={Math.max(limit, 1)}
          high={limit * 0.8}
          optimum={0}
          value={used}
        />
      )}
    </div>
  )
}
