import { cssColor } from './color.ts'
import { coatGradient } from './gradient.ts'
import type { DevicePath, Ground } from './ground.ts'
import { coatImage } from './image-fill.ts'
import { enterDevice } from './surface.ts'
import type { Surface } from './surface.ts'

/** Puts one paint on a path; opacity and blending are as the pen has them. */
export function coat(
  surface: Surface,
  paint: Paint,
  ground: Ground,
  shape: DevicePath,
): void {
  switch (paint.type) {
    case 'SOLID':
      enterDevice(surface)
      surface.pen.fillStyle = cssColor(paint.color, 1, surface.colorSpace)
      surface.pen.fill(shape.path, shape.rule)
      return
    case 'GRADIENT_LINEAR':
    case 'GRADIENT_RADIAL':
    case 'GRADIENT_ANGULAR':
    case 'GRADIENT_DIAMOND':
      coatGradient(surface, paint, ground, shape)
      return
    case 'IMAGE':
      coatImage(surface, paint, ground, shape)
      return
    case 'VIDEO':
    case 'PATTERN':
    case 'SHADER':
      // Not drawn: nothing here makes them.
      return
  }
}
