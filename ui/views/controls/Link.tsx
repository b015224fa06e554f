import type { ComponentChildren } from 'preact'
import type { Panel } from '../../app.ts'

/** Opens a page in the designer's browser. */
export function Link({
  openLink,
  url,
  children,
}: Pick<Panel, 'openLink'> & {
  url: string
  children: ComponentChildren
}) {
  return (
    <button type="button" class="link" onClick={() => openLink(url)}>
      {children}
    </button>
  )
}
