/** What the selected layer is like, and what can be done with it. */
import { absoluteBoundingBox } from '../../figma/document/bounds.ts'
import { rotationOf, withRotation } from '../../figma/document/geometry.ts'
import type { LayerData } from '../../figma/document/model.ts'
import { commands } from '../commands.ts'
import type { Editor } from '../editor.ts'
import { IconButton } from './Button.tsx'
import { Fills } from './Fills.tsx'
import { Icon } from './icons.tsx'
import { iconOf, typeName } from './layer-icon.ts'
import { NumberField } from './NumberField.tsx'
import { Page } from './Page.tsx'

export function Properties({ editor }: { editor: Editor }) {
  const [layer, ...others] = editor.selected
  if (!layer) return <Page editor={editor} />
  if (others.length > 0)
    return (
      <section>
        <h2>{others.length + 1} layers</h2>
        <p class="empty">
          Drawn shapes selected together with a picture mask the picture.
        </p>
        <ExportButton editor={editor} />
      </section>
    )
  return <LayerProperties key={layer.id} editor={editor} layer={layer} />
}

interface LayerProps {
  editor: Editor
  layer: LayerData
}

function LayerProperties({ editor, layer }: LayerProps) {
  const { name } = editor.document.find(layer.id)?.layer ?? layer
  return (
    <>
      <header class="layer-head">
        <Icon name={iconOf(layer)} />
        <h2>{name}</h2>
        <small>{typeName(layer)}</small>
      </header>
      <Relaunch editor={editor} layer={layer} />
      <Layout editor={editor} layer={layer} />
      <Appearance editor={editor} layer={layer} />
      <Fills editor={editor} layer={layer} list="fills" />
      <Fills editor={editor} layer={layer} list="strokes" />
      <Effects editor={editor} layer={layer} />
      <section>
        <header>
          <h2>Export</h2>
        </header>
        <ExportButton editor={editor} />
      </section>
    </>
  )
}

function Layout({ editor, layer }: LayerProps) {
  const { document } = editor
  const place = document.find(layer.id)
  if (!place) return null
  const box = absoluteBoundingBox(place)
  const change = (work: () => void) => {
    work()
    document.commit()
  }
  const size = (width: number, height: number) => {
    change(() => {
      document.resize(layer.id, width, height)
    })
  }
  const { width, height, transform } = layer
  return (
    <section>
      <header>
        <h2>Layout</h2>
      </header>
      <div class="fields">
        <NumberField
          label="X"
          name="X position"
          value={box.x}
          change={(x) => {
            change(() => {
              document.translate(layer.id, x - box.x, 0)
            })
          }}
        />
        <NumberField
          label="Y"
          name="Y position"
          value={box.y}
          change={(y) => {
            change(() => {
              document.translate(layer.id, 0, y - box.y)
            })
          }}
        />
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
          min={1}
          change={(value) => {
            size(width, value)
          }}
        />
        <NumberField
          label="∠"
          name="Rotation"
          suffix="°"
          value={rotationOf(transform)}
          change={(degrees) => {
            change(() => {
              const turned = withRotation(transform, degrees)
              document.update(layer.id, { transform: turned })
            })
          }}
        />
      </div>
    </section>
  )
}

const rounding: ReadonlySet<string> = new Set([
  'RECTANGLE',
  'FRAME',
  'COMPONENT',
  'INSTANCE',
])

function Appearance({ editor, layer }: LayerProps) {
  const { document } = editor
  const update = (values: Partial<LayerData>) => {
    document.update(layer.id, values)
    document.commit()
  }
  return (
    <section>
      <header>
        <h2>Appearance</h2>
        <IconButton
          icon={layer.visible ? 'eye' : 'eyeOff'}
          label={layer.visible ? 'Hide layer' : 'Show layer'}
          onClick={() => {
            update({ visible: !layer.visible })
          }}
        />
      </header>
      <div class="fields">
        <NumberField
          label="◐"
          name="Opacity"
          suffix=" %"
          value={layer.opacity * 100}
          min={0}
          max={100}
          change={(value) => {
            update({ opacity: value / 100 })
          }}
        />
        {rounding.has(layer.type) && (
          <NumberField
            label="◜"
            name="Corner radius"
            value={layer.cornerRadii[0]}
            min={0}
            change={(r) => {
              update({ cornerRadii: [r, r, r, r] })
            }}
          />
        )}
      </div>
      {layer.isMask && <p class="empty">Masks the layers above it.</p>}
    </section>
  )
}

function Effects({ editor, layer }: LayerProps) {
  const { document } = editor
  if (layer.effects.length === 0) return null
  const words = (type: string) =>
    type.charAt(0) + type.slice(1).toLowerCase().replace('_', ' ')
  const toggle = (index: number) => {
    const effects = layer.effects.map((effect, at) =>
      at === index ? { ...effect, visible: !effect.visible } : effect,
    )
    document.update(layer.id, { effects })
    document.commit()
  }
  return (
    <section>
      <header>
        <h2>Effects</h2>
      </header>
      <ul class="paints">
        {layer.effects.map(({ type, visible }, index) => (
          <li key={index}>
            <span class="paint-name">{words(type)}</span>
            <IconButton
              icon={visible ? 'eye' : 'eyeOff'}
              label={visible ? 'Hide effect' : 'Show effect'}
              onClick={() => {
                toggle(index)
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Buttons the plugin has left on the layer. */
function Relaunch({ editor, layer }: LayerProps) {
  const { relaunchButtons = [], name } = editor.setup.plugin.manifest
  const { relaunchData } = editor.document.find(layer.id)?.layer ?? layer
  const buttons = relaunchButtons.filter(
    ({ command }) => command in relaunchData,
  )
  if (buttons.length === 0) return null
  return (
    <section>
      <header>
        <h2>Plugin</h2>
      </header>
      {buttons.map((button) => (
        <button
          key={button.command}
          type="button"
          class="wide-button"
          title={relaunchData[button.command]}
          onClick={() => void editor.runPlugin(button.command)}
        >
          <Icon name="plugin" />
          <span>
            {button.name}
            <small>{relaunchData[button.command] || name}</small>
          </span>
        </button>
      ))}
    </section>
  )
}

function ExportButton({ editor }: { editor: Editor }) {
  return (
    <button
      type="button"
      class="wide-button plain"
      onClick={() => {
        commands.exportPng.run(editor)
      }}
    >
      Export as PNG, 2 ×
    </button>
  )
}
