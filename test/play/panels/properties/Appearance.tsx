/** A layer's opacity, corners and blend mode. */
import type { LayerType } from '../../../figma/document/model.ts'
import { IconButton } from '../Button.tsx'
import { Icon } from '../icons.tsx'
import { NumberField } from './NumberField.tsx'
import type { LayerProps } from './section.tsx'
import { Section, update } from './section.tsx'

const rounding: ReadonlySet<LayerType> = new Set<LayerType>([
  'RECTANGLE',
  'FRAME',
  'COMPONENT',
  'INSTANCE',
])

export function Appearance(props: LayerProps) {
  const { layer } = props
  const [corner, ...corners] = layer.cornerRadii
  const isMixed = corners.some((radius) => radius !== corner)
  return (
    <Section
      title="Appearance"
      actions={
        <IconButton
          icon={layer.visible ? 'eye' : 'eyeOff'}
          label={layer.visible ? 'Hide layer' : 'Show layer'}
          onClick={() => {
            update(props, { visible: !layer.visible })
          }}
        />
      }
    >
      <div class="fields">
        <NumberField
          label={<Icon name="opacity" />}
          name="Opacity"
          suffix="%"
          value={layer.opacity * 100}
          min={0}
          max={100}
          change={(value) => {
            update(props, { opacity: value / 100 })
          }}
        />
        {rounding.has(layer.type) && (
          <NumberField
            label={<Icon name="corner" />}
            name={isMixed ? 'Corner radius (mixed)' : 'Corner radius'}
            value={corner}
            min={0}
            change={(r) => {
              update(props, { cornerRadii: [r, r, r, r] })
            }}
          />
        )}
      </div>
      <BlendMode {...props} />
      {layer.isMask && <p class="empty">Masks the layers above it.</p>}
    </Section>
  )
}

/** Figma's, in its order; null is a line. */
const modes = [
  'PASS_THROUGH',
  'NORMAL',
  null,
  'DARKEN',
  'MULTIPLY',
  'COLOR_BURN',
  null,
  'LIGHTEN',
  'SCREEN',
  'COLOR_DODGE',
  null,
  'OVERLAY',
  'SOFT_LIGHT',
  'HARD_LIGHT',
  null,
  'DIFFERENCE',
  'EXCLUSION',
  null,
  'HUE',
  'SATURATION',
  'COLOR',
  'LUMINOSITY',
] as const satisfies readonly (BlendMode | null)[]

const words = (mode: string) =>
  mode.charAt(0) + mode.slice(1).toLowerCase().replace('_', ' ')

function BlendMode(props: LayerProps) {
  return (
    <select
      class="choice"
      aria-label="Blend mode"
      value={props.layer.blendMode}
      onChange={({ currentTarget }) => {
        const blendMode = modes.find((mode) => mode === currentTarget.value)
        if (blendMode) update(props, { blendMode })
      }}
    >
      {modes.map((mode, index) =>
        mode ? (
          <option key={mode} value={mode}>
            {words(mode)}
          </option>
        ) : (
          <hr key={index} />
        ),
      )}
    </select>
  )
}
