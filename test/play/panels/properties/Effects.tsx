import { IconButton } from '../Button.tsx'
import type { LayerProps } from './section.tsx'
import { Section, update } from './section.tsx'

const words = (type: string) =>
  type.charAt(0) + type.slice(1).toLowerCase().replace('_', ' ')

export function Effects(props: LayerProps) {
  const { effects } = props.layer
  if (effects.length === 0) return null
  const toggle = (index: number) => {
    update(props, {
      effects: effects.map((effect, at) =>
        at === index ? { ...effect, visible: !effect.visible } : effect,
      ),
    })
  }
  return (
    <Section title="Effects">
      <ul class="paints">
        {effects.map(({ type, visible }, index) => (
          <li key={index} class={visible ? '' : 'off'}>
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
    </Section>
  )
}
