import { createWindows } from '../guard/windows.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Refusal } from '../refusal.ts'

/** Those that whoever runs the relay may want to do something about. */
const ofInterest = (status: number) =>
  [401, 402, 403, 429].includes(status) || status >= 500

const minute = 60_000
/** Rows a minute: a stranger who knocks without end writes no more. */
const most = 60

/** Signs of a sentence or path that are kept. */
const longest = 300

export type NoteRefusal = (who: string, call: string, refusal: Refusal) => void

/** Remembers what was refused; the same to the same caller once a minute. */
export function noteRefusals(ledger: Ledger, now: () => number): NoteRefusal {
  const noted = createWindows(minute, now, () => new Set<string>())
  return (who, call, { status, message }) => {
    if (!ofInterest(status)) return
    const known = noted.of('all')
    const same = `${String(status)} ${who} ${message}`
    if (known.has(same) || known.size >= most) return
    known.add(same)
    const sentence = message.slice(0, longest)
    ledger.refusals.add({
      ...{ at: now(), who, call: call.slice(0, longest), status, sentence },
    })
  }
}
