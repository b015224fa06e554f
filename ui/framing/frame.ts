import type { Engine } from '../tools/engine.ts'
import type { Order } from '../tools/order.ts'
import { frameEmpty } from './empty.ts'
import type { Easel, Framed, Framer, Progress } from './framer.ts'
import type { AnyFiles, Framing } from './framing.ts'
import { frameOwn } from './own.ts'
import { picturesOf } from './references.ts'
import { frameWhole } from './whole.ts'
import { frameWindow } from './window.ts'

const frameNothing: Framer<'nothing'> = (_framing, { target: { place } }) => {
  const { width, height } = place.bounds
  return Promise.resolve({
    files: { size: { width, height } },
    laying: { kind: 'new', at: place },
    seen: null,
  })
}

const framers: { [Kind in Framing['kind']]: Framer<Kind> } = {
  nothing: frameNothing,
  whole: frameWhole,
  own: frameOwn,
  window: frameWindow,
  empty: frameEmpty,
}

/** Takes what leaves out of the document. @throws as `Framer` says */
export async function frame(
  { framing, fields }: Pick<Engine, 'framing' | 'fields'>,
  order: Order,
  easel: Easel,
  progress: Progress,
): Promise<Framed> {
  const framer = framers[framing.kind] as Framer<Framing['kind']>
  const framed = await framer(framing, order, easel, progress)
  progress.signal.throwIfAborted()
  const pictures = await picturesOf(fields, order.values, easel)
  return { ...framed, files: { ...framed.files, pictures } as AnyFiles }
}
