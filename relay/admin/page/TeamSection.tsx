import { useState } from 'preact/hooks'
import type { Overview } from '../wire.ts'
import { ask } from './ask.ts'
import { useChange } from './change.ts'
import { DollarField } from './DollarField.tsx'
import { Spending } from './Spending.tsx'
import { dayName, monthName } from './words.ts'

export function TeamSection({
  view,
  refresh,
}: {
  view: Overview
  refresh: () => Promise<void>
}) {
  const { team, memberBudget, month, resetsAt, timeZone } = view
  const [budget, setBudget] = useState<number | null | undefined>(team.budget)
  const [raise, setRaise] = useState<number | null | undefined>(team.raise)
  const [each, setEach] = useState<number | null | undefined>(memberBudget)
  const { change, isBusy, problem } = useChange(refresh)
  return (
    <section aria-labelledby="team">
      <h2 id="team">The team in {monthName(month)}</h2>
      <Spending purse={team} of="the team" />
      <p>
        All budgets begin anew on {dayName(resetsAt)} ({timeZone}).
      </p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault()
          const changes = { budget, memberBudget: each, raise: raise ?? 0 }
          void change(() => ask('team', changes))
        }}
      >
        <DollarField
          label="Team’s budget a month, $"
          none="No limit"
          value={team.budget}
          set={setBudget}
        />
        <DollarField
          label="More this month only, $"
          none="0.00"
          value={team.raise || null}
          set={setRaise}
        />
        <DollarField
          label="Each member’s budget a month, $"
          none="No limit"
          value={memberBudget}
          set={setEach}
        />
        <button class="primary" disabled={isBusy}>
          Save budgets
        </button>
      </form>
      {problem !== null && <p role="alert">{problem}</p>}
    </section>
  )
}
