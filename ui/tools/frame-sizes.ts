import type { NamedSize } from '../fields/sizes.ts'

/** What designers make most often, canvas units. */
export const frameSizes = [
  { label: 'Square', width: 1080, height: 1080 },
  { label: 'Portrait post', width: 1080, height: 1350 },
  { label: 'Story', width: 1080, height: 1920 },
  { label: 'Landscape', width: 1200, height: 800 },
  { label: 'Wide screen', width: 1920, height: 1080 },
  { label: 'Banner', width: 1500, height: 500 },
] as const satisfies readonly NamedSize[]
