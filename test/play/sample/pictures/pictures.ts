/** The sample's photographs: each a scene and what is drawn over it. */
import { coast } from './coast.ts'
import { coastTouches } from './headland.ts'
import type { Scene, Touch } from './painting.ts'
import { stems } from './stems.ts'
import { parasols } from './parasols.ts'
import { surf } from './surf.ts'
import { vase, vaseAlone } from './vase.ts'

interface Picture {
  scene: Scene
  touch?: Touch
  /** Pixels. */
  width: number
  height: number
  type: 'image/png' | 'image/jpeg'
}

export const pictures = {
  coast: {
    scene: coast,
    touch: coastTouches,
    width: 900,
    height: 1200,
    type: 'image/jpeg',
  },
  vase: {
    scene: vase,
    touch: stems,
    width: 840,
    height: 840,
    type: 'image/jpeg',
  },
  surf: {
    scene: surf,
    touch: parasols,
    width: 840,
    height: 840,
    type: 'image/jpeg',
  },
  cutout: { scene: vaseAlone, width: 480, height: 720, type: 'image/png' },
} as const satisfies Record<string, Picture>

export type PictureName = keyof typeof pictures
export const pictureNames = Object.keys(pictures) as PictureName[]

/** The image hash of each picture in a document. */
export type Hashes = Readonly<Record<PictureName, string>>
