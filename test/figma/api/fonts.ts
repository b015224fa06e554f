/** Fonts: Inter, which Figma has everywhere, and no other. */
import * as v from 'valibot'
import type { Run } from './run.ts'
import { checked } from './words.ts'

const interStyles = [
  'Thin',
  'Extra Light',
  'Light',
  'Regular',
  'Medium',
  'Semi Bold',
  'Bold',
  'Extra Bold',
  'Black',
]

export function fontMembers(run: Run) {
  return {
    hasMissingFont: false,
    loadFontAsync: (font: unknown) => loadFont(run, font),
    listAvailableFontsAsync: () =>
      Promise.resolve(
        interStyles.map((style) => ({ fontName: { family: 'Inter', style } })),
      ),
  }
}

async function loadFont(run: Run, value: unknown): Promise<void> {
  const schema = v.strictObject({ family: v.string(), style: v.string() })
  const { family, style } = checked('fontName', schema, value)
  if (family !== 'Inter' || !interStyles.includes(style)) {
    throw new Error(`The font "${family} ${style}" could not be loaded`)
  }
  await Promise.resolve()
  run.loadedFonts.add(`${family} ${style}`)
}
