import { IconMore24 } from '@create-figma-plugin/ui'
import type { Selection } from '../../plugin/shared/protocol.ts'
import type { App as Panel } from '../app.ts'
import { Menu, type MenuItem } from './Menu.tsx'

/** The designer's own word on what is edited and what masks it. */
export function ChooseMask({ app }: { app: Panel }) {
  const { selection } = app.state
  const chosen = selection.value.targets.some(
    ({ reason }) => reason === 'chosen',
  )
  const items: MenuItem[] = [
    ...possibleMasks(selection.value).map(({ id, name }) => ({
      label: `Use “${name}” as mask`,
      onSelect: () => void app.useAsMask(id),
    })),
    ...possibleSources(selection.value).map(({ id, name }) => ({
      label: `Edit “${name}” instead`,
      onSelect: () => void app.editInstead(id),
    })),
    { label: 'Add mask shape', onSelect: () => void app.addMaskShape() },
    { label: 'Paint mask', onSelect: app.startPainting },
  ]
  if (chosen)
    items.push({
      label: 'Let Repaint decide',
      onSelect: () => void app.forgetChoice(),
    })
  return (
    <Menu name="Change source or mask" items={items}>
      <IconMore24 />
    </Menu>
  )
}

/** What is not the mask already and leaves something to be the source. */
function possibleMasks({ layers, targets }: Selection) {
  const [target] = targets
  return layers.filter(({ id }) => {
    const isMask = target?.masks.length === 1 && target.masks[0]?.id === id
    const isOnlySource = target?.source.id === id && layers.length === 1
    return !isMask && !isOnlySource
  })
}

function possibleSources({ layers, targets }: Selection) {
  return layers.filter(({ id }) => targets[0]?.source.id !== id)
}
