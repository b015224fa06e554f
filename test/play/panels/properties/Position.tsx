/** Where a layer is in its parent, and how it is turned. */
import {
  invert,
  multiply,
  rotationOf,
  withPlace,
  withRotation,
} from '../../../figma/document/geometry.ts'
import type { Matrix } from '../../../figma/document/model.ts'
import { containerTransform } from '../../../figma/document/tree.ts'
import type { Side } from '../../commands/edits.ts'
import { alignSelection } from '../../commands/edits.ts'
import type { Editor } from '../../editor.ts'
import { IconButton } from '../Button.tsx'
import type { IconName } from '../icons.tsx'
import { Icon } from '../icons.tsx'
import { NumberField } from './NumberField.tsx'
import type { LayerProps } from './section.tsx'
import { Section, update } from './section.tsx'

export function Position({ editor, layer }: LayerProps) {
  const place = editor.document.find(layer.id)
  if (!place) return null
  // As in Figma, groups are no parents to measure from.
  const toContainer = containerTransform(place)
  const matrix = multiply(toContainer, layer.transform)
  const put = (wanted: Matrix) => {
    const transform = multiply(invert(toContainer), wanted)
    update({ editor, layer }, { transform })
  }
  const [[, , x], [, , y]] = matrix
  return (
    <Section title="Position">
      <Alignment editor={editor} />
      <div class="fields">
        <NumberField
          label="X"
          name="X position"
          value={x}
          change={(value) => {
            put(withPlace(matrix, value, y))
          }}
        />
        <NumberField
          label="Y"
          name="Y position"
          value={y}
          change={(value) => {
            put(withPlace(matrix, x, value))
          }}
        />
        <NumberField
          label={<Icon name="angle" />}
          name="Rotation"
          suffix="°"
          value={rotationOf(matrix)}
          change={(degrees) => {
            put(withRotation(matrix, degrees))
          }}
        />
      </div>
    </Section>
  )
}

const sides: readonly (readonly [Side, IconName, string])[] = [
  ['left', 'alignLeft', 'Align left'],
  ['centre', 'alignCentre', 'Align horizontal centres'],
  ['right', 'alignRight', 'Align right'],
  ['top', 'alignTop', 'Align top'],
  ['middle', 'alignMiddle', 'Align vertical centres'],
  ['bottom', 'alignBottom', 'Align bottom'],
]

export function Alignment({ editor }: { editor: Editor }) {
  return (
    <div class="alignment">
      {sides.map(([side, icon, label]) => (
        <IconButton
          key={side}
          icon={icon}
          label={label}
          onClick={() => {
            alignSelection(editor.document, side)
            editor.document.commit()
          }}
        />
      ))}
    </div>
  )
}
