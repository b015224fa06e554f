import type { Overview } from '../wire.ts'
import { dollars, timeOf } from './words.ts'

export function AccountSection({ account }: Pick<Overview, 'account'>) {
  const { look, days } = account
  return (
    <section aria-labelledby="account">
      <h2 id="account">Beside Ideogram’s own account</h2>
      <p>
        {look === null
          ? 'The relay has not looked at it yet.'
          : (look.problem ??
            `As of ${timeOf(look.at)}, by days in UTC. Ideogram counts every key of the organization.`)}
      </p>
      {days.length > 0 && (
        <table>
          <caption>By day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Ideogram</th>
              <th scope="col">Relay</th>
              <th scope="col">Difference</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, ideogram, relay }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{dollars(ideogram)}</td>
                <td>{dollars(relay)}</td>
                <td>{dollars(ideogram - relay)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
