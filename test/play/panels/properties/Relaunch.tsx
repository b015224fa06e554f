/** Buttons the plugin has left on the layer. */
import { Icon } from '../icons.tsx'
import type { LayerProps } from './section.tsx'
import { Section } from './section.tsx'

export function Relaunch({ editor, layer }: LayerProps) {
  const { relaunchButtons = [], name } = editor.setup.plugin.manifest
  const { relaunchData } = layer
  const buttons = relaunchButtons.filter(
    ({ command }) => command in relaunchData,
  )
  if (buttons.length === 0) return null
  return (
    <Section title="Plugin">
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
    </Section>
  )
}
