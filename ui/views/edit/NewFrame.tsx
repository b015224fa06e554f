import type { Panel } from '../../app.ts'
import { frameSizes } from '../../tools/frame-sizes.ts'
import { Select } from '../controls/Select.tsx'

const nameOf = ({ width, height }: { width: number; height: number }) =>
  `${String(width)} × ${String(height)}`

const options = frameSizes.map((size) => ({
  value: nameOf(size),
  label: `${size.label}, ${nameOf(size)}`,
}))

/** How large a new frame becomes where none is selected. */
export function NewFrame({
  form,
  selection,
}: Pick<Panel, 'form' | 'selection'>) {
  if (selection.current.value.nothing !== 'empty') return null
  return (
    <section class="section" aria-label="New frame">
      <div class="field">
        <label for="frame-control" class="field-label">
          New frame
        </label>
        <div class="field-control">
          <Select
            id="frame-control"
            name="frame"
            options={options}
            value={nameOf(form.frame.value)}
            onValue={(value) => {
              const size = frameSizes.find((one) => nameOf(one) === value)
              if (size) form.setFrame(size)
            }}
          />
        </div>
      </div>
    </section>
  )
}
