import { Button } from '@create-figma-plugin/ui'
import type { PictureRef, PicturesKind } from '../../fields/pictures.ts'
import { hasFiles } from '../controls/files.ts'
import type { ControlProps } from './control.ts'

/** Layers as chips, in the order in which a prompt may name them; takes picture files. */
export function PicturesControl({
  name,
  label,
  hint,
  kind: { max },
  value,
  setValue,
  addFiles,
  selected,
}: ControlProps<PicturesKind>) {
  const refs = value as readonly PictureRef[]
  const others = selected.filter(
    ({ id }) => !refs.some(({ layerId }) => layerId === id),
  )
  const add = () => {
    const added = others.map(({ id, name }) => ({ layerId: id, name }))
    setValue([...refs, ...added].slice(0, max))
  }
  return (
    <div
      class="chips"
      role="group"
      aria-labelledby={`${name}-label`}
      title="Picture files can be dropped here"
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        addFiles([...(event.dataTransfer?.files ?? [])], max)
      }}
    >
      {refs.map((ref, at) => (
        <span key={ref.layerId} class="chip">
          <span class="cut">
            {refs.length > 1 && `${String(at + 1)} `}
            {ref.name}
          </span>
          <button
            type="button"
            class="chip-remove"
            aria-label={`Leave “${ref.name}” out`}
            onClick={() => setValue(refs.filter((one) => one !== ref))}
          >
            ×
          </button>
        </span>
      ))}
      {refs.length < max && (
        <Button
          secondary
          title={hint}
          disabled={!others.length}
          aria-label={`${label}: add what is selected`}
          onClick={add}
        >
          + Selected layer
        </Button>
      )}
    </div>
  )
}
