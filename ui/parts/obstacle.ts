/** Why Generate cannot be pressed yet. */
export type Obstacle = keyof typeof obstacles

/** What stands in the way, and what to do about it. */
export const obstacles = {
  'no-key': 'Add your Ideogram key or relay token in Settings first.',
  'not-yours':
    'This is not among your tools. Choose another, or ask whoever runs the relay.',
  'no-source': 'Select the layer to work on.',
  'no-mask': 'Draw a shape over what should change, and leave it selected.',
  stray: 'This shape lies over nothing. Move it over what should change.',
  'not-empty':
    'This layer is not empty. Select an empty frame, or nothing for a new one.',
  'not-fitting':
    'This works on an image only. Select a layer that a picture fills.',
  'empty-mask':
    'The mask covers nothing of the layer. Move it over what should change.',
  'full-mask':
    'The mask covers all of the layer. Leave some of it uncovered, for Ideogram to match.',
  'nearly-full-mask':
    'With Grow, the mask covers all of the layer. Set Grow lower, or use Remix to repaint all of it.',
  unmeasured: 'Measuring the masks, for the price…',
  problems: 'Fill in what is marked.',
  limit: 'This would pass your monthly limit.',
} as const

/** @param price in words */
export function recountWords(requests: number, price: string): string {
  const count = requests === 1 ? 'one edit' : `${String(requests)} edits`
  return `The layers have changed: this is ${count} now, about ${price}.`
}
