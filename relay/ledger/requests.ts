import { single, type Database } from './database.ts'

/** A POST as it is admitted. */
export interface Order {
  /** A member's id, or the hash of a key. */
  readonly caller: string
  /** The panel's own id of it: the same twice is one request. */
  readonly panelId: string | null
  /** Method and path as the table of calls has them. */
  readonly call: string
  /** Path and query as they were asked for. */
  readonly path: string
  readonly at: number
  readonly day: string
  readonly images: number
  /** Micro-dollars. */
  readonly price: number
}

export interface Limits {
  readonly member: number | null
  readonly team: number | null
}

export interface Over {
  readonly budget: keyof Limits
  /** Micro-dollars, never below 0. */
  readonly left: number
}

export interface Figures {
  readonly spent: number
  readonly reserved: number
}

export interface Answer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array
}

export interface Outcome {
  readonly spent: number
  /** Whether it ran is not known: it is counted as if it had. */
  readonly uncertain: boolean
  readonly status: number
  /** What the same caller may ask for again. */
  readonly kept: Answer | null
  /** A generation that goes on after the answer to its POST. */
  readonly generation: string | null
}

/** Bytes: a row on Workers holds 2 MB. */
const pieceLength = 1_000_000

export type Requests = ReturnType<typeof createRequests>

/**
 * `waiting → running → done`: reserved before anything is sent, running as soon
 * as its last byte may have left, done with what it cost. What never ran is
 * taken out again as if it had never been.
 */
export function createRequests(db: Database) {
  /** Of one caller, or of the whole team. */
  function figures(month: string, caller: string | null): Figures {
    const row = single<Figures>(
      db,
      `select coalesce(sum(spent), 0) as spent,
         coalesce(sum(reserved), 0) as reserved
       from totals where month = ? and caller = coalesce(?, caller)`,
      month,
      caller,
    )
    return row ?? { spent: 0, reserved: 0 }
  }

  /**
   * At its limit a budget is over; and nothing is begun that it cannot pay.
   * @param already what is reserved for this very request
   */
  function over(
    { caller, day }: Pick<Order, 'caller' | 'day'>,
    limits: Limits,
    price: number,
    already = 0,
  ): Over | undefined {
    if (price <= already) return undefined
    for (const budget of ['member', 'team'] as const) {
      const limit = limits[budget]
      if (limit === null) continue
      const whose = budget === 'member' ? caller : null
      const { spent, reserved } = figures(day.slice(0, 7), whose)
      const left = limit - spent - reserved + already
      if (left <= 0 || price > left) return { budget, left: Math.max(0, left) }
    }
    return undefined
  }

  /** Reserves the price and gives the request's number, or reserves nothing. */
  function begin(order: Order, limits: Limits): number | Over {
    const { caller, panelId, call, path, at, day, images, price } = order
    return db.transaction(() => {
      const problem = over(order, limits, price)
      if (problem) return problem
      const [row] = db.query<{ id: number }>(
        `insert into requests
           (caller, panel_id, call, path, state, at, day, images, reserved)
         values (?, ?, ?, ?, 'waiting', ?, ?, ?, ?) returning id`,
        ...[caller, panelId, call, path, at, day, images, price],
      )
      return row?.id ?? 0
    })
  }

  /** From here on it may run: reserves what it really costs, or says why not. */
  function start(
    id: number,
    exact: { images: number; price: number },
    limits: Limits,
  ): Over | undefined {
    return db.transaction(() => {
      const row = single<{ caller: string; day: string; reserved: number }>(
        db,
        'select caller, day, reserved from requests where id = ?',
        id,
      )
      const problem = row && over(row, limits, exact.price, row.reserved)
      if (problem) return problem
      db.query(
        `update requests set state = 'running', images = ?, reserved = ?
         where id = ? and state <> 'done'`,
        exact.images,
        exact.price,
        id,
      )
      return undefined
    })
  }

  /** It was turned away for lack of room, and has not run. */
  function waitAgain(id: number): void {
    db.query(
      `update requests set state = 'waiting' where id = ? and state <> 'done'`,
      id,
    )
  }

  function forget(id: number): void {
    db.query('delete from requests where id = ?', id)
  }

  function finish(id: number, outcome: Outcome): void {
    const { spent, uncertain, status, kept, generation } = outcome
    const body = kept?.body ?? new Uint8Array()
    db.transaction(() => {
      db.query(
        `update requests set state = 'done', reserved = 0, spent = ?,
           uncertain = ?, status = ?, headers = ?, generation = ?, followed = ?
         where id = ?`,
        ...[spent, Number(uncertain), status],
        ...[kept && JSON.stringify(kept.headers), generation],
        ...[Number(generation !== null), id],
      )
      for (let at = 0; at < body.length; at += pieceLength)
        db.query(
          'insert into answers values (?, ?, ?)',
          id,
          at / pieceLength,
          body.slice(at, at + pieceLength),
        )
    })
  }

  /**
   * After an end in the middle: what waited was never sent, and is forgotten;
   * what ran may have been billed, and counts as billed.
   * @param kept what its caller is told in place of Ideogram's answer
   */
  function recover(kept: Answer): void {
    db.query(`delete from requests where state = 'waiting'`)
    const running = db.query<{ id: number; reserved: number }>(
      `select id, reserved from requests where state = 'running'`,
    )
    for (const { id, reserved: spent } of running)
      finish(id, {
        ...{ spent, uncertain: true, status: kept.status },
        ...{ kept, generation: null },
      })
  }

  return {
    ...{ figures, over, begin, start, waitAgain, forget, finish, recover },
    forgetBefore(at: number): void {
      db.query('delete from requests where at < ?', at)
    },
  }
}
