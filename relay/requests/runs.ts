import type { Calendar } from '../calendar.ts'
import { teamKeyRefused } from '../calls/forward.ts'
import type { Cost } from '../calls/prices.ts'
import { redact } from '../calls/redaction.ts'
import { nameOf } from '../calls/routes.ts'
import { pick } from '../calls/upstream.ts'
import type { Home } from '../home.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { Refusal } from '../refusal.ts'
import { asNow, checkTool } from '../team/access.ts'
import type { Money } from '../team/money.ts'
import type { NoteRefusal } from '../team/refused.ts'
import { answerOf, lost, readOf, tooLargeToKeep } from './answers.ts'
import { createCopies } from './copies.ts'
import type { Following } from './following.ts'
import type { Gates } from './gates.ts'
import type { Reading } from './reading.ts'
import { Run, type Call, type Running } from './run.ts'
import { NeverRan, send, type Read } from './send.ts'
import { settle } from './settling.ts'

/** Bytes of bodies that may be sent again, of all requests together. */
const mostOfCopies = 32_000_000

export interface Parts {
  readonly home: Home
  readonly ledger: Ledger
  readonly calendar: Calendar
  readonly money: Money
  readonly gates: Gates
  readonly following: Following
  readonly noteRefusal: NoteRefusal
  readonly config: {
    /** Scheme and host. */
    readonly ideogramOrigin: string
    readonly timeoutMs: number
  }
}

export type Runs = ReturnType<typeof createRuns>

/** Reserve → wait for places → send → settle: each request once, to its end. */
export function createRuns(parts: Parts) {
  const { home, ledger, calendar, money, gates, following, config } = parts
  const newCopy = createCopies(mostOfCopies)
  const running = new Map<number, Running>()

  /** Throws a {@link Refusal} (402) for what a budget cannot pay. */
  function begin(call: Call, reading: Reading): Running {
    const { caller, route, panelId, path } = call
    const at = home.now()
    const { least, most } = reading.cost
    const begun = ledger.requests.begin(
      {
        ...{ caller: caller.id, panelId, call: nameOf(route), path },
        ...{ at, day: calendar.dayOf(at), ...least },
      },
      money.limitsOf(caller, at),
    )
    if (typeof begun !== 'number') throw money.refuse(begun, least.price, at)
    const ticket = gates(caller.key, caller.id, most.images)
    const run = new Run(begun, call, at, reading, ticket)
    const answer = bringHome(run)
    running.set(begun, { run, answer })
    home.background(answer.catch(() => undefined))
    return { run, answer }
  }

  async function bringHome(run: Run): Promise<Read> {
    let follows = false
    try {
      const read = await sendIt(run)
      const isKeyRefused = read.status === 401 && run.call.caller.member
      const answer = isKeyRefused ? refused(run, teamKeyRefused()) : read
      follows = settleIt(run, read.status, answer)
      return answer
    } catch (error) {
      if (error instanceof NeverRan) {
        ledger.requests.forget(run.id)
        throw error
      }
      const refusal = error instanceof Refusal ? error : lost()
      const spent = run.reading.cost.most.price
      ledger.requests.finish(run.id, {
        ...{ spent, uncertain: spent > 0, generation: null },
        ...{ status: refusal.status, kept: answerOf(refusal) },
      })
      return refused(run, refusal)
    } finally {
      running.delete(run.id)
      if (!follows) run.ticket.leave()
    }
  }

  /** An answer in the relay's words, which whoever runs it should know of. */
  function refused({ call }: Run, refusal: Refusal): Read {
    const { caller, route } = call
    if (caller.member)
      parts.noteRefusal(caller.member.name, nameOf(route), refusal)
    return readOf(refusal)
  }

  async function sendIt(run: Run): Promise<Read> {
    const { call, reading, ticket, left, at } = run
    const headers = pick(call.headers, ['Accept', 'Content-Type'])
    headers.set('Api-Key', call.caller.key)
    return send(home, {
      url: config.ideogramOrigin + call.path,
      ...{ headers, reading, ticket, left, timeoutMs: config.timeoutMs },
      copy: newCopy(),
      redaction: redact(call.caller.key),
      start(cost: Cost) {
        const caller = asNow(call.caller, ledger)
        checkTool(caller, call.route)
        const limits = money.limitsOf(caller, at)
        const over = ledger.requests.start(run.id, cost, limits)
        if (over) throw money.refuse(over, cost.price, at)
        ticket.shrink(cost.images)
        run.started = true
      },
      waitAgain() {
        ledger.requests.waitAgain(run.id)
        run.started = false
      },
    })
  }

  /**
   * @param status Ideogram's; the answer may be in the relay's words
   * @returns whether Ideogram still works on it
   */
  function settleIt(run: Run, status: number, answer: Read): boolean {
    const { id, call, reading, ticket } = run
    const { rest, ...whole } = answer
    const cost = reading.cost.most
    const body = new TextDecoder().decode(whole.body)
    const settled = settle(status, body, cost, call.price)
    const kept = rest ? answerOf(tooLargeToKeep()) : whole
    ledger.requests.finish(id, {
      ...{ ...settled, status: kept.status },
      kept: call.panelId === null ? null : kept,
    })
    if (settled.generation === null) return false
    following.follow({ id, generation: settled.generation, cost }, call, ticket)
    return true
  }

  return {
    begin,
    find: (id: number) => running.get(id),
    all: () => [...running.values()].map(({ run }) => run),
  }
}
