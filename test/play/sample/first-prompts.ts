/** What the poster is a good place for, and the stand-in paints well. */
import type { IconName } from '../panels/icons.tsx'

export interface FirstPrompt {
  /** Shown, and given to the plugin. */
  prompt: string
  icon: IconName
  /** The mask, an ellipse in the poster. */
  mask: { x: number; y: number; width: number; height: number }
}

export const firstPrompts: readonly FirstPrompt[] = [
  {
    prompt: 'A red balloon',
    icon: 'ellipse',
    mask: { x: 560, y: 330, width: 240, height: 250 },
  },
  {
    prompt: 'Remove the boat',
    icon: 'eraser',
    mask: { x: 560, y: 620, width: 150, height: 190 },
  },
  {
    prompt: 'A blue butterfly',
    icon: 'star',
    mask: { x: 250, y: 940, width: 170, height: 150 },
  },
]
