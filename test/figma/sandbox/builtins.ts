/**
 * Built-ins QuickJS has and Figma's sandbox lacks, or may lack. The only one
 * reported from real Figma is `Object.hasOwn` (2025); the others are of the
 * same age or younger, and Figma's documents promise "ES2020" only.
 */
export const removedBuiltins: Readonly<Record<string, readonly string[]>> = {
  '': ['structuredClone', 'queueMicrotask', 'performance', 'AggregateError'],
  Object: ['hasOwn', 'groupBy'],
  Array: ['fromAsync'],
  Map: ['groupBy'],
  Promise: ['any', 'withResolvers', 'try'],
  'Array.prototype': [
    'at',
    'findLast',
    'findLastIndex',
    'toReversed',
    'toSorted',
    'toSpliced',
    'with',
  ],
  'String.prototype': ['at', 'replaceAll', 'isWellFormed', 'toWellFormed'],
  'Object.getPrototypeOf(Uint8Array.prototype)': [
    'at',
    'findLast',
    'toReversed',
    'toSorted',
    'with',
  ],
}

/** Script that removes them. */
export const removal = Object.entries(removedBuiltins)
  .flatMap(([owner, names]) =>
    names.map((name) => `delete ${owner || 'globalThis'}.${name}`),
  )
  .join('\n')
