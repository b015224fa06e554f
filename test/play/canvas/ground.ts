/** The colour behind everything on a page. */
import { newPage } from '../../figma/document/create.ts'
import type { PageData } from '../../figma/document/model.ts'
import type { Editor } from '../editor.ts'

const defaultGround = JSON.stringify(newPage('', '').backgrounds)
const darkGround: Paint = {
  type: 'SOLID',
  color: { r: 0.118, g: 0.118, b: 0.118 },
}

/** The current page; a colour nobody chose goes with the theme, as in Figma. */
export function groundedPage({ document, theme }: Editor): PageData {
  const page = document.currentPage
  const chosen = JSON.stringify(page.backgrounds) !== defaultGround
  return theme.value === 'light' || chosen
    ? page
    : { ...page, backgrounds: [darkGround] }
}
