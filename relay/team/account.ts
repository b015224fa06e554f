import * as v from 'valibot'
import { readUpTo } from '../calls/answer.ts'
import { ask } from '../calls/upstream.ts'
import type { Home } from '../home.ts'
import type { Look } from '../ledger/account.ts'
import type { Ledger } from '../ledger/ledger.ts'

const hour = 3600_000
const day = 24 * hour

/** Days that are compared: Ideogram's numbers come minutes late, or corrected. */
export const comparedDays = 31

/** Bytes of an answer that are read. */
const most = 4_000_000

const Usage = v.object({
  buckets: v.array(
    v.object({
      start_time: v.string(),
      line_items: v.array(
        v.object({
          cost_total: v.pipe(
            v.string(),
            v.regex(/^-?\d{1,9}(\.\d+)?$/),
            v.transform((dollars) => Math.round(Number(dollars) * 1e6)),
          ),
          currency_code: v.literal('USD'),
        }),
      ),
    }),
  ),
})

/** `2026-11-27`, in UTC as Ideogram counts. */
export const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10)

/**
 * Asks Ideogram once a day what the account was billed, to be compared with
 * the ledger. Only keys of an organization's administrator may ask.
 */
export function watchAccount(
  home: Home,
  ledger: Ledger,
  config: { ideogramOrigin: string; timeoutMs: number },
  key: string,
): { lookWhenDue(): void } {
  const { ideogramOrigin, timeoutMs } = config
  let due: number | undefined

  async function read(since: string) {
    const query = `start_time=${since}T00:00:00Z&bucket_width=1d&sources=api`
    const { status, ok, body } = await ask(home, {
      method: 'GET',
      url: `${ideogramOrigin}/v2/account/usage?${query}`,
      headers: new Headers({ 'Api-Key': key, Accept: 'application/json' }),
      signal: AbortSignal.timeout(timeoutMs),
      timeoutMs,
    })
    const { bytes, rest } = body
      ? await readUpTo(most, body)
      : { bytes: new Uint8Array(), rest: null }
    await rest?.cancel()
    if (status === 404) return mayNot
    if (!ok) return unread
    const usage = v.parse(Usage, JSON.parse(new TextDecoder().decode(bytes)))
    return usage.buckets.map(({ start_time: start, line_items: items }) => ({
      day: utcDay(Date.parse(start)),
      spent: items.reduce((sum, { cost_total: cost }) => sum + cost, 0),
    }))
  }

  async function look(): Promise<void> {
    const at = home.now()
    // What was thrown may quote the answer: it goes nowhere.
    const days = await read(utcDay(at - (comparedDays - 1) * day)).catch(
      () => unread,
    )
    const isRead = typeof days !== 'string'
    const done: Look = { at, problem: isRead ? null : days }
    ledger.account.looked(done, isRead ? days : [])
    due = dueAfter(done)
  }

  return {
    lookWhenDue() {
      due ??= dueAfter(ledger.account.lastLook())
      if (home.now() < due) return
      due = Infinity
      home.background(look())
    },
  }
}

function dueAfter(look: Look | null): number {
  if (!look) return 0
  return look.at + (look.problem === unread ? hour : day)
}

const mayNot =
  'Ideogram shows the account only to the key of an organization’s administrator. The relay’s key is none.'
const unread =
  'Ideogram’s account could not be read. The relay tries again in an hour.'
