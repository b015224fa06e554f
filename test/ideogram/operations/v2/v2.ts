import type { Operation } from '../../operation.ts'
import { cutouts } from './cutouts.ts'
import { generate45, generate46 } from './generate-4-5.ts'
import { generates } from './generate.ts'
import { inpaint } from './inpaint.ts'
import { layerize } from './layerize.ts'
import { poll } from './polling.ts'
import { preciseEdit } from './precise-edit.ts'
import { usage } from './usage.ts'
import { vectors } from './vectors.ts'
import { wholes } from './whole.ts'
import { words } from './words.ts'

export const v2: readonly Operation[] = [
  inpaint,
  preciseEdit,
  generate45,
  generate46,
  ...generates,
  ...wholes,
  ...cutouts,
  ...words,
  layerize,
  ...vectors,
  usage,
  poll,
]
