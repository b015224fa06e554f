import type { Layer } from '../../../plugin/shared/protocol.ts'
import type { Kind } from '../../fields/field.ts'

/** What a control is given, whatever it asks for. */
export interface ControlProps<K extends Kind = Kind> {
  /** On the wire, and in ids. */
  name: string
  label: string
  hint: string
  kind: K
  value: unknown
  setValue: (value: unknown) => void
  onBlur: () => void
  /** Picture files from outside, of which the field holds so many. */
  addFiles: (files: readonly File[], max: number) => void
  /** What is selected in Figma. */
  selected: readonly Layer[]
  described: { 'aria-describedby': string; 'aria-invalid': boolean }
}
