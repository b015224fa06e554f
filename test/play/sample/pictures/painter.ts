/** The worker that paints: rows of a picture, or the whole file from its rows. */
import { develop, paintRows } from './painting.ts'
import type { PictureName } from './pictures.ts'
import { pictures } from './pictures.ts'
import type { Scene, Touch } from './painting.ts'

export type Order =
  | { kind: 'rows'; picture: PictureName; from: number; to: number }
  | {
      kind: 'develop'
      picture: PictureName
      pixels: Uint8ClampedArray<ArrayBuffer>
    }

export type Painted = Uint8ClampedArray<ArrayBuffer> | Uint8Array<ArrayBuffer>

async function paint(order: Order): Promise<Painted> {
  const picture: { scene: Scene; touch?: Touch } = pictures[order.picture]
  const { width, type } = pictures[order.picture]
  return order.kind === 'rows'
    ? paintRows(picture.scene, width, order.from, order.to)
    : develop(order.pixels, width, picture.touch, type)
}

self.onmessage = ({ data }: MessageEvent<Order>) => {
  void paint(data).then((painted) => {
    self.postMessage(painted, { transfer: [painted.buffer] })
  })
}
