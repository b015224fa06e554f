import type { Panel } from '../../app.ts'
import { obstacles } from '../../parts/obstacle.ts'
import { dollars } from '../controls/figures.ts'

interface Words {
  sentence: string
  action: { label: string; run: () => void } | null
}

/** What stands in the way of Generate, and the button that clears it. */
export function obstacleWords({
  form,
  notices,
  preview,
  press,
  screen,
  settings,
  spending,
}: Pick<
  Panel,
  'form' | 'notices' | 'preview' | 'press' | 'screen' | 'settings' | 'spending'
>): Words | null {
  const obstacle = press.obstacle.value
  if (!obstacle) return null
  const sentence = obstacles[obstacle]
  switch (obstacle) {
    case 'no-key':
      return {
        sentence,
        action: { label: 'Add key', run: () => screen.open('settings') },
      }
    case 'limit': {
      const { monthlyLimit } = settings.values.value
      return {
        sentence: `${sentence} It is ${dollars(monthlyLimit ?? 0)}, of which ${dollars(spending.monthSpend.value)} is spent.`,
        action: {
          label: `${form.row.value.press} anyway`,
          run: () => void notices.attempt(press.goAnyway),
        },
      }
    }
    case 'problems':
      // Said beside the fields, and only once they were left.
      if (!Object.keys(form.shownProblems.value).length) return null
      return form.tool.value === 'edit' && !form.prompt.value.trim()
        ? {
            sentence: 'Say what should be there, or take away what is masked.',
            action: { label: 'Remove', run: () => form.setTool('remove') },
          }
        : { sentence, action: null }
    case 'nearly-full-mask': {
      const most = preview.beside.value?.mostGrow
      return {
        sentence: [sentence, mostGrowWords(most)].join(' ').trim(),
        action: { label: 'Use Remix', run: () => form.setTool('remix') },
      }
    }
    case 'not-yours':
    case 'no-source':
    case 'no-mask':
    case 'stray':
    case 'not-empty':
    case 'not-fitting':
    case 'empty-mask':
    case 'full-mask':
    case 'unmeasured':
      return { sentence, action: null }
  }
}

const mostGrowWords = (most: number | null | undefined) =>
  most == null ? '' : `Grow can be ${String(most)} px at most.`
