/** A layer's fills or strokes, the topmost first. */
import { useMemo } from 'preact/hooks'
import type { Editor } from '../../editor.ts'
import { IconButton } from '../Button.tsx'
import { Icon } from '../icons.tsx'
import { hexOf, rgbOf } from './colors.ts'
import { NumberField } from './NumberField.tsx'
import type { LayerProps } from './section.tsx'
import { Section, update } from './section.tsx'

interface FillsProps extends LayerProps {
  list: 'fills' | 'strokes'
}

const words = {
  fills: { title: 'Fill', one: 'fill', added: { r: 0.85, g: 0.85, b: 0.85 } },
  strokes: { title: 'Stroke', one: 'stroke', added: { r: 0, g: 0, b: 0 } },
} as const

export function Fills({ editor, layer, list }: FillsProps) {
  const { document } = editor
  const { title, one, added } = words[list]
  const paintsNow = () => document.find(layer.id)?.layer[list] ?? []
  const paints = paintsNow()
  if (layer.type === 'GROUP') return null
  const set = (now: Paint[]) => {
    document.update(layer.id, { [list]: now })
    document.commit()
  }
  // The list as it is by then: the view may be a frame behind.
  const change = (index: number, next: Change) => {
    const now = [...paintsNow()]
    const paint = now[index]
    if (!paint) return
    now.splice(index, 1, ...next(paint))
    set(now)
  }
  return (
    <Section
      title={title}
      actions={
        <IconButton
          icon="plus"
          label={`Add ${one}`}
          onClick={() => {
            set([...paintsNow(), { type: 'SOLID', color: added }])
          }}
        />
      }
    >
      <ul class="paints">
        {paints
          .map((paint, index) => (
            <PaintRow
              key={index}
              editor={editor}
              paint={paint}
              name={`${one} ${String(index + 1)}`}
              change={(next) => {
                change(index, next)
              }}
            />
          ))
          .reverse()}
      </ul>
      {list === 'strokes' && paints.length > 0 && (
        <div class="fields">
          <NumberField
            label={<Icon name="weight" />}
            name="Stroke weight"
            value={layer.strokeWeight}
            min={0}
            change={(strokeWeight) => {
              update({ editor, layer }, { strokeWeight })
            }}
          />
        </div>
      )}
    </Section>
  )
}

/** What takes the place of a paint; nothing takes it away. */
type Change = (paint: Paint) => Paint[]

interface PaintRowProps {
  editor: Editor
  paint: Paint
  name: string
  change: (next: Change) => void
}

function PaintRow({ editor, paint, name, change }: PaintRowProps) {
  const visible = paint.visible ?? true
  return (
    <li class={visible ? '' : 'off'}>
      <Swatch editor={editor} paint={paint} name={name} change={change} />
      <span class="paint-name">{paintName(paint)}</span>
      <NumberField
        label=""
        name={`Opacity of ${name}`}
        suffix="%"
        value={(paint.opacity ?? 1) * 100}
        min={0}
        max={100}
        change={(value) => {
          change((now) => [{ ...now, opacity: value / 100 }])
        }}
      />
      <IconButton
        icon={visible ? 'eye' : 'eyeOff'}
        label={`${visible ? 'Hide' : 'Show'} ${name}`}
        pressed={!visible}
        onClick={() => {
          change((now) => [{ ...now, visible: !visible }])
        }}
      />
      <IconButton
        icon="minus"
        label={`Delete ${name}`}
        onClick={() => {
          change(() => [])
        }}
      />
    </li>
  )
}

function paintName(paint: Paint): string {
  if (paint.type === 'SOLID') return hexOf(paint.color).slice(1).toUpperCase()
  if (paint.type === 'IMAGE') return 'Image'
  const kind = paint.type.replace('GRADIENT_', '').toLowerCase()
  return kind.charAt(0).toUpperCase() + kind.slice(1)
}

function Swatch({ editor, paint, name, change }: PaintRowProps) {
  const hash = paint.type === 'IMAGE' ? paint.imageHash : null
  const { images } = editor.document.data
  const bytes = hash === null ? undefined : images.get(hash)
  const url = useMemo(
    () => (bytes ? URL.createObjectURL(new Blob([new Uint8Array(bytes)])) : ''),
    [bytes],
  )
  if (paint.type === 'SOLID')
    return (
      <input
        type="color"
        aria-label={`Colour of ${name}`}
        value={hexOf(paint.color)}
        onChange={(event) => {
          const color = rgbOf(event.currentTarget.value)
          change((now) => (now.type === 'SOLID' ? [{ ...now, color }] : [now]))
        }}
      />
    )
  const stops = 'gradientStops' in paint ? paint.gradientStops : []
  const colors = stops.map(({ color }) => hexOf(color)).join()
  const background = url
    ? `url("${url}") center / cover`
    : `linear-gradient(${colors || 'transparent, transparent'})`
  return (
    <span class="swatch">
      <span style={{ background }} />
    </span>
  )
}
