import type { App as Panel } from '../app.ts'
import { obstacles } from '../parts/obstacle.ts'
import { dollars } from './figures.ts'

interface Words {
  sentence: string
  action: { label: string; run: () => void } | null
}

/** What stands in the way of Generate, and the button that clears it. */
export function obstacleWords({
  state,
  openScreen,
  confirmLimit,
}: Panel): Words | null {
  const obstacle = state.obstacle.value
  if (!obstacle) return null
  const sentence = obstacles[obstacle]
  switch (obstacle) {
    case 'no-key':
      return {
        sentence,
        action: { label: 'Add key', run: () => openScreen('settings') },
      }
    case 'limit': {
      const { monthlyLimit } = state.settings.value
      return {
        sentence: `${sentence} It is ${dollars(monthlyLimit ?? 0)}, of which ${dollars(state.monthSpend.value)} is spent.`,
        action: { label: 'Generate anyway', run: () => void confirmLimit() },
      }
    }
    case 'problems':
      // Said beside the fields, and only once they were left.
      return Object.keys(state.shownProblems.value).length
        ? { sentence, action: null }
        : null
    case 'no-source':
    case 'no-mask':
    case 'empty-mask':
    case 'full-mask':
    case 'unmeasured':
      return { sentence, action: null }
  }
}
