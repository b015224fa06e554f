import type { ComponentChildren } from 'preact'
import type { App as Panel } from '../app.ts'

/** Opens a page in the designer's browser. */
export function Link({
  app,
  url,
  children,
}: {
  app: Panel
  url: string
  children: ComponentChildren
}) {
  return (
    <button type="button" class="link" onClick={() => void app.openLink(url)}>
      {children}
    </button>
  )
}
