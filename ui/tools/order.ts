import type { Target } from '../../plugin/shared/protocol.ts'
import type { Values } from '../fields/field.ts'
import type { Reading } from '../pixels/coverage.ts'
import type { Context } from '../pixels/region.ts'

/** How the mask is read and what goes along with it. */
export interface MaskOptions {
  context: Context
  invert: boolean
  /** Request pixels, or as the mask's size suggests. */
  feather: number | 'auto'
  grow: number | 'auto'
  /** One request for each mask, or part of one, that lies far from the rest. */
  split: boolean
  /** Whether what is transparent in the source is painted too: else it stays so. */
  fill: boolean
}

export const defaultMaskOptions: MaskOptions = {
  context: 'balanced',
  invert: false,
  feather: 'auto',
  grow: 'auto',
  split: false,
  fill: false,
}

/**
 * What one request makes of the masks; where it is for a part of one, canvas
 * units from the source's top left.
 */
export type MaskReading = Omit<MaskOptions, 'invert' | 'split'> & Reading

/** What is asked for, wherever: enough to fill the form again. */
export interface Asked {
  /** By their names in `tools.ts`; a newer version may know others. */
  tool: string
  engine: string
  values: Values
}

/** All that a job needs: it never looks at the live selection or form again. */
export interface Order extends Asked {
  target: Target
  /** Null where nothing masks. */
  mask: MaskReading | null
  matchColors: boolean
}
