import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import type { Selection, Target } from '../../plugin/shared/protocol.ts'
import type { Values } from '../fields/field.ts'
import type { Sides } from '../fields/sides.ts'
import type { NamedSize } from '../fields/sizes.ts'
import type { Engine } from '../tools/engine.ts'
import type { MaskOptions, Order } from '../tools/order.ts'
import { sourceBounds } from './on-page.ts'
import { piecesOf, type Parts } from './pieces.ts'
import { wholeSize } from './whole.ts'

/** What one request of a press is for. */
export interface Request extends Pick<Order, 'target' | 'mask'> {
  engine: Engine
  /** What tells it from the others of its press; null where it is alone. */
  name: string | null
}

/** What is selected and chosen, as far as it decides what is asked for. */
export interface Wish {
  engines: readonly Engine[]
  values: Values
  targets: readonly Target[]
  /** Where something new is put while nothing is selected; null otherwise. */
  view: Selection['view'] | null
  frame: Size
  options: MaskOptions
  parts: Parts
}

/** What a press asks for: a request each. */
export function requestsOf(wish: Wish): Request[] {
  const { engines } = wish
  const asked = targetsOf(wish)
  return asked.flatMap(({ target, mask, name }) => {
    const engine = engines.find((one) => one.takes(target))
    return engine ? [{ target, mask, engine, name }] : []
  })
}

type Asked = Omit<Request, 'engine'>

function targetsOf(wish: Wish): Asked[] {
  const { engines, values, targets, options, parts } = wish
  const sizes = values.sizes as readonly NamedSize[] | undefined
  switch (engines[0]?.framing.kind) {
    case undefined:
      return []
    case 'window':
      return numbered(piecesOf(targets, options, parts))
    case 'nothing':
      return wish.view
        ? [bare(newTarget(wish.view, wish.frame))]
        : targets.filter(({ source }) => source?.isEmpty).map(bare)
    case 'empty':
    case 'own':
    case 'whole':
      return sizes
        ? targets.flatMap((target) =>
            sizes.map((size) => ({
              ...bare(reframed(target, size)),
              name: size.label,
            })),
          )
        : targets.map((target) => bare(grown(target, values.sides)))
  }
}

/** Several of one source are told apart by their number. */
function numbered(
  pieces: readonly Pick<Request, 'target' | 'mask'>[],
): Asked[] {
  return pieces.map(({ target, mask }) => {
    const same = pieces.filter(
      (one) => one.target.source?.id === target.source?.id,
    )
    const at = same.findIndex((one) => one.target === target) + 1
    const name =
      same.length > 1 ? `${String(at)} of ${String(same.length)}` : null
    return { target, mask, name }
  })
}

/**
 * Where masks count for nothing they are not seen either; what was merely
 * guessed to be one may be a part of the design.
 */
function bare(target: Target): Asked {
  const isGuessed = target.mask?.reason === 'topmost'
  const layers = isGuessed ? [] : (target.mask?.layers ?? [])
  const aside = layers.map(({ id, name }) => ({ id, name }))
  return {
    target: { ...target, mask: null, unseen: [...target.unseen, ...aside] },
    mask: null,
    name: null,
  }
}

/** About a point, where nothing is worked on. */
export function newTarget(
  { pageId, center }: Selection['view'],
  { width, height }: Size,
): Target {
  const x = Math.round(center.x - width / 2)
  const y = Math.round(center.y - height / 2)
  return {
    scope: 'everything',
    place: { pageId, bounds: { x, y, width, height } },
    source: null,
    mask: null,
    unseen: [],
    live: [],
    underId: null,
    grown: null,
  }
}

function grown(target: Target, sides: unknown): Target {
  if (!sides) return target
  const { left, top, right, bottom } = sides as Sides
  if (left + top + right + bottom === 0) return target
  const { x, y, width, height } = sourceBounds(target)
  return {
    ...target,
    grown: {
      x: x - left,
      y: y - top,
      width: left + width + right,
      height: top + height + bottom,
    },
  }
}

/** All of the source in the middle of a frame of another shape. */
function reframed(target: Target, size: Size): Target {
  const { width, height } = size
  const bounds = sourceBounds(target)
  const scale = Math.min(width / bounds.width, height / bounds.height)
  const around: Rect = {
    x: bounds.x - (width / scale - bounds.width) / 2,
    y: bounds.y - (height / scale - bounds.height) / 2,
    width: width / scale,
    height: height / scale,
  }
  const { pageId } = target.place
  const place = { pageId, bounds: { x: bounds.x, y: bounds.y, width, height } }
  return { ...target, place, grown: around }
}

/** The size in pixels that a price may go by; null where it is not known. */
export function sentSize({ engine, target }: Request): Size | null {
  const { framing } = engine
  const { source } = target
  if (framing.kind === 'whole') return wholeSize(target, framing.fit)
  if (framing.kind !== 'own' || source?.density == null) return null
  return {
    width: Math.round(source.bounds.width * source.density),
    height: Math.round(source.bounds.height * source.density),
  }
}
