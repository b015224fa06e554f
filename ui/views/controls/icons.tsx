import type { JSX } from 'preact'
import type { IconName } from '../../tools/tool.ts'

/** Strokes on a grid of 16 pixels, as Figma's own are drawn. */
const drawings: Record<IconName, JSX.Element> = {
  brush: (
    <path d="M13.5 2.5c-2 .5-5.5 4-6.5 5.5l1 1c1.500-1 5-4.500 5.500-6.500ZM6.500 9c-1.500 0-2.500 1-2.500 2.500 0 1-.5 1.500-1.500 1.500 1 .5 2 .5 3 .5 1.500 0 2.500-1 2.500-2.500" />
  ),
  eraser: (
    <path d="m9 3.500 4 4-5.500 5.500h-3l-2-2a1 1 0 0 1 0-1.500L8 3.500a.7.7 0 0 1 1 0ZM5.500 6.500l4 4M7.500 13h6" />
  ),
  sparkle: (
    <path d="M8 2.500c.4 3 1.500 4.600 5.500 5.500-4 .9-5.100 2.500-5.500 5.500-.4-3-1.500-4.600-5.500-5.500 4-.9 5.100-2.500 5.500-5.500Z" />
  ),
  words: <path d="M2.500 4.500h11M2.500 8h11M2.500 11.500h6" />,
}

export function ToolIcon({ name }: { name: IconName }) {
  return (
    <svg
      class="tool-icon"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  )
}
