import type { Order } from '../tools/order.ts'
import type { Easel, Framed, Framer, Progress } from './framer.ts'
import type { Framing } from './framing.ts'
import { frameWhole } from './whole.ts'
import { frameWindow } from './window.ts'

const frameNothing: Framer<{ kind: 'nothing' }> = (
  _framing,
  { target: { place } },
) => {
  const { width, height } = place.bounds
  return Promise.resolve({
    files: { size: { width, height } },
    laying: { kind: 'new', at: place },
    seen: null,
  })
}

const framers: {
  [Kind in Framing['kind']]: Framer<Extract<Framing, { kind: Kind }>>
} = { nothing: frameNothing, whole: frameWhole, window: frameWindow }

/** Takes what leaves out of the document. @throws as `Framer` says */
export function frame(
  framing: Framing,
  order: Order,
  easel: Easel,
  progress: Progress,
): Promise<Framed> {
  const framer = framers[framing.kind] as Framer<Framing>
  return framer(framing, order, easel, progress)
}
