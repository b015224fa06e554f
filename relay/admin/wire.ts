// What the admin page and the relay say to each other, as JSON. Money is
// micro-dollars (millionths of a US dollar), a limit of null is none, times are
// milliseconds since 1970.
import type { Compared, Look } from '../ledger/account.ts'
import type { Refused } from '../ledger/refusals.ts'

/** What may be spent in the month, and what was. */
export interface Purse {
  /** A month; null: none of its own. */
  readonly budget: number | null
  /** More than that, in this month only. */
  readonly raise: number
  /** What counts in this month, all in all; null: nothing stops it. */
  readonly limit: number | null
  readonly spent: number
  /** For what is under way. */
  readonly reserved: number
}

export interface MemberView extends Purse {
  readonly id: string
  readonly name: string
  readonly active: boolean
  readonly hasToken: boolean
  /** The token is changed in `MEMBER_TOKENS`. */
  readonly fromEnvironment: boolean
  /** Names; null: all but those that must be named. */
  readonly tools: readonly string[] | null
}

export interface ToolView {
  /** `POST /v1/…` */
  readonly name: string
  readonly label: string
  /** Only for members for whom it is named. */
  readonly mustBeNamed: boolean
}

export interface InFlight {
  readonly who: string
  readonly tool: string
  readonly images: number
  readonly since: number
  /** In the queue; null: Ideogram works on it. */
  readonly place: number | null
}

/** `GET /admin/api/overview` */
export interface Overview {
  readonly now: number
  /** `2026-11` */
  readonly month: string
  readonly resetsAt: string
  readonly timeZone: string
  readonly team: Purse
  /** Of every member who has none of their own. */
  readonly memberBudget: number | null
  readonly members: readonly MemberView[]
  readonly tools: readonly ToolView[]
  /** Pictures that may be made at once. */
  readonly places: number
  readonly inFlight: readonly InFlight[]
  readonly refusals: readonly Refused[]
  readonly account: {
    /** Null: it was not looked at yet. */
    readonly look: Look | null
    readonly days: readonly Compared[]
  }
}

export interface SpentRow {
  readonly day: string
  readonly member: string
  readonly tool: string
  readonly requests: number
  readonly images: number
  readonly spent: number
}

/** `GET /admin/api/spend?month=2026-11` */
export interface SpendOfMonth {
  readonly month: string
  /** Those with any spending, the newest first. */
  readonly months: readonly string[]
  readonly rows: readonly SpentRow[]
}

/** A token, this once: the relay keeps its hash only. */
export interface NewToken {
  readonly id: string
  readonly token: string
}
