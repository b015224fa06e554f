/** How a text is set. */
import type { TextStyleData } from '../../../figma/document/model.ts'
import { setTextStyle } from '../../text.ts'
import { Icon } from '../icons.tsx'
import { NumberField } from './NumberField.tsx'
import type { LayerProps } from './section.tsx'
import { Section } from './section.tsx'

const weights = [
  'Light',
  'Regular',
  'Medium',
  'Semi Bold',
  'Bold',
  'Extra Bold',
  'Black',
]

export function Typography({ editor, layer }: LayerProps) {
  const style = layer.textStyle
  if (!style) return null
  const set = (values: Partial<TextStyleData>) => {
    setTextStyle(editor.document, layer.id, values)
    editor.document.commit()
  }
  const known = weights.includes(style.style)
  return (
    <Section title="Typography">
      <p class="font-family">{style.family}</p>
      <div class="fields">
        <select
          class="choice"
          aria-label="Font weight"
          value={style.style}
          onChange={({ currentTarget }) => {
            set({ style: currentTarget.value })
          }}
        >
          {[...(known ? [] : [style.style]), ...weights].map((weight) => (
            <option key={weight}>{weight}</option>
          ))}
        </select>
        <NumberField
          label={<Icon name="text" />}
          name="Font size"
          value={style.fontSize}
          min={1}
          change={(fontSize) => {
            set({ fontSize })
          }}
        />
        <NumberField
          label={<Icon name="lineHeight" />}
          name="Line height"
          value={style.lineHeight ?? style.fontSize * 1.21}
          min={1}
          change={(lineHeight) => {
            set({ lineHeight })
          }}
        />
        <NumberField
          label={<Icon name="letterSpacing" />}
          name="Letter spacing"
          value={style.letterSpacing}
          change={(letterSpacing) => {
            set({ letterSpacing })
          }}
        />
      </div>
    </Section>
  )
}
