import { IconChevronRight16 } from '@create-figma-plugin/ui'
import type { ComponentChildren } from 'preact'

/** What most designers need not see. */
export function More({
  title,
  children,
}: {
  title: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <details class="more">
      <summary>
        <span class="more-arrow">
          <IconChevronRight16 />
        </span>
        {title}
      </summary>
      <div class="more-body">{children}</div>
    </details>
  )
}
