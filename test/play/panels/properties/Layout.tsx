/** A layer's size, and how it lays out what is in it. */
import type { AutoLayoutData } from '../../../figma/document/model.ts'
import { Icon } from '../icons.tsx'
import { NumberField } from './NumberField.tsx'
import type { LayerProps } from './section.tsx'
import { Section, update } from './section.tsx'

export function Layout({ editor, layer }: LayerProps) {
  const { width, height, autoLayout } = layer
  const { document } = editor
  const size = (w: number, h: number) => {
    document.resize(layer.id, w, h)
    document.commit()
  }
  return (
    <Section title={autoLayout ? 'Auto layout' : 'Layout'}>
      <div class="fields">
        <NumberField
          label="W"
          name="Width"
          value={width}
          min={1}
          change={(value) => {
            size(value, height)
          }}
        />
        <NumberField
          label="H"
          name="Height"
          value={height}
          min={layer.type === 'LINE' ? 0 : 1}
          change={(value) => {
            size(width, value)
          }}
        />
        {autoLayout && (
          <Flow editor={editor} layer={layer} autoLayout={autoLayout} />
        )}
      </div>
    </Section>
  )
}

function Flow(props: LayerProps & { autoLayout: AutoLayoutData }) {
  const { autoLayout } = props
  const set = (values: Partial<AutoLayoutData>) => {
    update(props, { autoLayout: { ...autoLayout, ...values } })
  }
  const isColumn = autoLayout.layoutMode === 'VERTICAL'
  return (
    <>
      <NumberField
        label={<Icon name={isColumn ? 'rows' : 'columns'} />}
        name={isColumn ? 'Gap between rows' : 'Gap between columns'}
        value={autoLayout.itemSpacing}
        change={(itemSpacing) => {
          set({ itemSpacing })
        }}
      />
      <span />
      <NumberField
        label={<Icon name="paddingAcross" />}
        name="Horizontal padding"
        value={autoLayout.paddingLeft}
        min={0}
        change={(value) => {
          set({ paddingLeft: value, paddingRight: value })
        }}
      />
      <NumberField
        label={<Icon name="paddingDown" />}
        name="Vertical padding"
        value={autoLayout.paddingTop}
        min={0}
        change={(value) => {
          set({ paddingTop: value, paddingBottom: value })
        }}
      />
    </>
  )
}
