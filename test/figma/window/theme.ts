/** Figma's light and dark look, as CSS. */
import { colors } from './colors.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

const cssOf = (column: 0 | 1) => {
  const lines = Object.entries(colors).map(
    ([name, values]) => `--figma-color-${name}: ${values[column]};`,
  )
  return `:root { ${lines.join(' ')} }`
}

export const themeCss: Record<Theme, string> = {
  light: cssOf(0),
  dark: cssOf(1),
}
