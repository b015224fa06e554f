import type { Remote } from '../../plugin/shared/bridge.ts'
import type { Picture } from '../../plugin/shared/picture.ts'
import { sizeOfPng } from '../../plugin/shared/png.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Order } from '../tools/order.ts'
import type { AnyFiles, Files, Framing, Laying, Part } from './framing.ts'

/** What is ready to be sent, and what it takes to lay the answer back. */
export interface Framed<F = AnyFiles> {
  files: F
  laying: Laying
  /** What Ideogram gets to see: the other half of a comparison. */
  seen: Picture | null
}

export interface Easel {
  host: Pick<
    Remote<Host>,
    'export' | 'backdrop' | 'look' | 'picture' | 'ownPicture'
  >
  pixels: Pixels
}

export interface Progress {
  signal: AbortSignal
  /** Figma's part is done. */
  preparing: () => void
}

/** @throws Failed: what the export or the pixels throw; the signal's reason */
export type Framer<K extends Framing['kind']> = (
  framing: Extract<Framing, { kind: K }>,
  order: Order,
  easel: Easel,
  progress: Progress,
) => Promise<Framed<Omit<Files[K], 'pictures'>>>

export function png(bytes: Uint8Array, name: string): Part {
  return { bytes, type: 'image/png', name, size: sizeOfPng(bytes) }
}
