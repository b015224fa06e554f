import type { Order, Outcome } from '../../../relay/ledger/requests.ts'

export const month = '2026-11'
export const none = { member: null, team: null }
export const of = (member: number | null, team: number | null = null) => ({
  member,
  team,
})

export const order = (price: number, more: Partial<Order> = {}): Order => ({
  caller: 'anna',
  panelId: null,
  call: 'POST /edit',
  path: '/edit',
  at: Date.UTC(2026, 10, 27),
  day: '2026-11-27',
  images: 1,
  price,
  ...more,
})

export const outcome = (
  spent: number,
  more: Partial<Outcome> = {},
): Outcome => ({
  spent,
  uncertain: false,
  status: 200,
  kept: null,
  generation: null,
  ...more,
})

export const answer = (text: string) => ({
  status: 200,
  headers: [['content-type', 'application/json']] as const,
  body: new TextEncoder().encode(text),
})
