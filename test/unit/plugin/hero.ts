/** A photograph in a frame with a mask drawn over it, and what is read from that. */
import type { Target, Ways } from '../../../plugin/shared/protocol.ts'
import { blue, photo, red, shape, white, type Drawn } from './drawn.ts'
import type { Stage } from './stage.ts'

export const picture = (fields: Partial<Drawn> = {}): Drawn => ({
  type: 'RECTANGLE',
  id: 'photo',
  at: [0, 0, 200, 200],
  fills: [blue, photo],
  ...fields,
})
export const title: Drawn = {
  type: 'TEXT',
  id: 'title',
  at: [60, 60, 80, 40],
  characters: 'Spring',
}
export const hero = (
  children: Drawn[],
  fields: Partial<Drawn> = {},
): Drawn => ({
  type: 'FRAME',
  id: 'hero',
  at: [0, 0, 400, 300],
  fills: [white],
  children,
  ...fields,
})
export const mask = shape('mask', { fills: [red] })

export async function waysOf(stage: Stage, id = 'mask'): Promise<Ways> {
  await stage.select(id)
  const [ways] = (await stage.host.read()).targets
  if (!ways) throw new Error('Nothing was understood')
  return ways
}

/** Scope, source, what is not sent, what stays live, and what lies above results. */
export const told = ({ scope, source, unseen, live, underId }: Target) => [
  scope,
  source?.id,
  unseen.map(({ id }) => id).join('+'),
  live.map(({ id }) => id).join('+'),
  underId,
]
