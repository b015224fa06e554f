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
    mask: { x: 580, y: 240, width: 230, height: 270 },
  },
  {
    prompt: 'Remove the boat',
    icon: 'eraser',
    mask: { x: 555, y: 640, width: 160, height: 200 },
  },
  {
    prompt: 'A blue butterfly',
    icon: 'star',
    mask: { x: 590, y: 850, width: 190, height: 160 },
  },
]
