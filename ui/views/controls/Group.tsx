import type { ComponentChildren } from 'preact'

/** Settings that belong together. */
export function Group({
  title,
  children,
}: {
  title: string
  children: ComponentChildren
}) {
  return (
    <section class="section" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
