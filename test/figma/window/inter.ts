/**
 * Figma's page of a plugin has Inter in it, whatever the plugin allows itself.
 * Here its page asks for the faces and the simulation sends them.
 */
import { interFaces } from '../render/fonts.ts'

/** What the page asks with, and what it is answered. */
export type FontQuestion = { figmaFonts: 'wanted' }
export type FontAnswer = {
  figmaFonts: { weight: string; bytes: ArrayBuffer }[]
}

/** Runs inside the page. */
export function askForFonts() {
  const question: FontQuestion = { figmaFonts: 'wanted' }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data, source } = event
    if (source !== window.parent || typeof data !== 'object' || !data) return
    if (!('figmaFonts' in data)) return
    event.stopImmediatePropagation()
    for (const { weight, bytes } of (data as FontAnswer).figmaFonts)
      document.fonts.add(new FontFace('Inter', bytes, { weight }))
  })
  window.parent.postMessage(question, '*')
}

/** Nothing where the simulation has no fonts itself. */
export async function answerFonts(page: Window): Promise<void> {
  const faces = await interFaces()
  const answer: FontAnswer = { figmaFonts: faces }
  if (faces.length > 0) page.postMessage(answer, '*')
}
