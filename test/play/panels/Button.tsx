import type { IconName } from './icons.tsx'
import { Icon } from './icons.tsx'

interface IconButtonProps {
  icon: IconName
  /** What it does, in words; shown while hovering. */
  label: string
  onClick: () => void
  pressed?: boolean
  disabled?: boolean
  class?: string
  tabIndex?: number
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, pressed, disabled, onClick, tabIndex } = props
  return (
    <button
      type="button"
      class={`icon-button ${props.class ?? ''}`}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}
