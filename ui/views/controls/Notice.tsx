import type { ComponentChildren } from 'preact'

/** A box that says something and offers what to do about it. */
export function Notice({
  tone,
  alert = false,
  children,
  actions,
}: {
  tone: 'plain' | 'danger' | 'brand'
  /** Read out at once by assistive technology. */
  alert?: boolean
  children: ComponentChildren
  actions?: ComponentChildren
}) {
  return (
    <div class={`notice notice-${tone}`} {...(alert ? { role: 'alert' } : {})}>
      <div class="notice-text">{children}</div>
      {actions && <div class="actions">{actions}</div>}
    </div>
  )
}
