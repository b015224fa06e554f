import type { App as Panel } from '../app.ts'
import type { Obstacle } from '../state.ts'
import { dollars } from './money.ts'

interface Words {
  sentence: string
  action: { label: string; run: () => void } | null
}

/** Why Generate cannot be pressed yet and what to do instead. */
export function obstacleWords(obstacle: Obstacle, app: Panel): Words | null {
  const name = app.state.targets.value[0]?.source.name ?? ''
  switch (obstacle) {
    case 'no-key':
      return {
        sentence: 'Repaint needs your Ideogram key before it can paint.',
        action: {
          label: 'Add key',
          run: () => app.openScreen('settings'),
        },
      }
    case 'no-source':
      return {
        sentence: 'Select a frame or layer in Figma to begin.',
        action: null,
      }
    case 'no-mask':
      return {
        sentence: `Show what should change: draw a shape over “${name}”, or paint a mask.`,
        action: null,
      }
    case 'empty-mask':
      return {
        sentence: `The mask covers nothing of “${name}”. Move it over what should change.`,
        action: null,
      }
    case 'full-mask':
      return {
        sentence: `The mask covers all of “${name}”. Make it smaller, so that something is left to go by.`,
        action: null,
      }
    case 'limit':
      return {
        sentence: `This would pass your limit of ${dollars(app.state.settings.value.monthlyLimit ?? 0)} for this month.`,
        action: null,
      }
    case 'problems':
      return null
  }
}
