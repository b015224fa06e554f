import type { Ledger } from '../ledger/ledger.ts'
import { Refusal } from '../refusal.ts'
import { responseOf } from './answers.ts'
import type { Runs } from './runs.ts'

const unknown = () =>
  new Refusal(
    404,
    'The relay knows no such request of yours: it never arrived, or its day is over.',
  )

/** Milliseconds for which an answer is kept. */
export const keptFor = 24 * 3600_000

export type KeptAnswers = ReturnType<typeof createKeptAnswers>

/** What became of a request whose caller has lost sight of it. */
export function createKeptAnswers(ledger: Ledger, runs: Runs) {
  return {
    /** `GET /kept/:id`. Throws a {@link Refusal} (404). */
    look(caller: string, panelId: string): Response {
      const known = ledger.kept.find(caller, panelId)
      if (!known) throw unknown()
      if (known.state === 'done') {
        const answer = responseOf(ledger.kept.answer(known.id))
        answer.headers.set('Repaint-Kept', 'done')
        return answer
      }
      const place = runs.find(known.id)?.run.ticket.place ?? null
      const state =
        place === null ? { state: 'running' } : { state: 'waiting', place }
      return Response.json(
        { ...state, relay: true },
        { status: 202, headers: { 'Retry-After': '2' } },
      )
    },

    /** `DELETE /kept/:id`: stops what has not begun. Throws a {@link Refusal} (404). */
    giveUp(caller: string, panelId: string): Response {
      const known = ledger.kept.find(caller, panelId)
      if (!known) throw unknown()
      const run = runs.find(known.id)?.run
      if (run && !run.started) {
        run.giveUp()
        return said('cancelled', false)
      }
      return said(known.state === 'done' ? 'done' : 'running', true)
    },
  }
}

const said = (state: string, billed: boolean) =>
  Response.json({ state, billed, relay: true })
