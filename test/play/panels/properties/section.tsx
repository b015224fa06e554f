/** A part of the right panel, and what all of them get. */
import type { ComponentChildren } from 'preact'
import type { LayerData } from '../../../figma/document/model.ts'
import type { Editor } from '../../editor.ts'

export interface LayerProps {
  editor: Editor
  layer: LayerData
}

interface SectionProps {
  title: string
  /** At the title's right. */
  actions?: ComponentChildren
  children?: ComponentChildren
}

export function Section({ title, actions, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span class="actions">{actions}</span>
      </header>
      {children}
    </section>
  )
}

/** Replaces values of a layer, as one undo step. */
export function update(
  { editor: { document }, layer }: LayerProps,
  values: Parameters<Editor['document']['update']>[1],
): void {
  document.update(layer.id, values)
  document.commit()
}
