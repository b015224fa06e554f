import { useEffect, useState } from 'preact/hooks'
import type { SpendOfMonth, SpentRow } from '../wire.ts'
import { ask } from './ask.ts'
import { Plot } from './Plot.tsx'
import { daysOf, sumsBy, type Sum } from './sums.ts'
import { dollars, monthName, sentenceOf } from './words.ts'

/** @param spent in this month so far: when it changes there is more to see */
export function SpendSection({
  month: thisMonth,
  spent,
}: {
  month: string
  spent: number
}) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [spend, setSpend] = useState<SpendOfMonth | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const month = chosen ?? thisMonth
  useEffect(() => {
    let isWanted = true
    ask<SpendOfMonth>(`spend?month=${month}`).then(
      (answer) => isWanted && setSpend(answer),
      (error: unknown) => isWanted && setProblem(sentenceOf(error)),
    )
    return () => {
      isWanted = false
    }
  }, [month, spent])
  const months = [...new Set([thisMonth, ...(spend?.months ?? [])])]
  return (
    <section aria-labelledby="spend">
      <h2 id="spend">Spend</h2>
      <div class="row">
        <label class="field">
          Month
          <select
            value={month}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          >
            {months.map((one) => (
              <option key={one} value={one}>
                {monthName(one)}
              </option>
            ))}
          </select>
        </label>
        <a href={`/admin/api/spend.csv?month=${month}`} download>
          Download as CSV
        </a>
      </div>
      {problem !== null && <p role="alert">{problem}</p>}
      {spend?.month === month && <Sums {...{ month }} rows={spend.rows} />}
    </section>
  )
}

function Sums({ month, rows }: { month: string; rows: readonly SpentRow[] }) {
  if (rows.length === 0) return <p>Nothing was spent in {monthName(month)}.</p>
  const byDay = sumsBy(rows, 'day')
  return (
    <>
      <Plot month={month} days={daysOf(month, byDay)} />
      <div class="tables">
        <SumTable of="Member" sums={sumsBy(rows, 'member')} />
        <SumTable of="Tool" sums={sumsBy(rows, 'tool')} />
        <SumTable of="Day" sums={byDay} />
      </div>
    </>
  )
}

function SumTable({ of, sums }: { of: string; sums: readonly Sum[] }) {
  return (
    <table>
      <caption>By {of.toLowerCase()}</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">Requests</th>
          <th scope="col">Images</th>
          <th scope="col">Spent</th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ of: name, requests, images, spent }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{requests}</td>
            <td>{images}</td>
            <td>{dollars(spent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
