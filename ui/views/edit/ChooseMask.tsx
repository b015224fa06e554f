import { IconMore24 } from '@create-figma-plugin/ui'
import type { Layer, Target } from '../../../plugin/shared/protocol.ts'
import type { Panel } from '../../app.ts'
import { Menu, type MenuItem } from '../controls/Menu.tsx'

/** The designer's own word on what is edited and what masks it. */
export function ChooseMask({
  masks,
  notices: { attempt },
  screen,
  selection,
}: Pick<Panel, 'masks' | 'notices' | 'screen' | 'selection'>) {
  const { layers } = selection.current.value
  const targets = selection.targets.value
  const chosen = targets.some(({ mask }) => mask?.reason === 'chosen')
  const items: MenuItem[] = [
    ...possibleMasks(layers, targets[0]).map(({ id, name }) => ({
      label: `Use “${name}” as mask`,
      onSelect: () => void attempt(() => masks.useAsMask(id)),
    })),
    ...possibleSources(layers, targets[0]).map(({ id, name }) => ({
      label: `Edit “${name}” instead`,
      onSelect: () => void attempt(() => masks.editInstead(id)),
    })),
    { label: 'Add mask shape', onSelect: () => void attempt(masks.addShape) },
    { label: 'Paint mask', onSelect: () => screen.open('paint') },
  ]
  if (chosen)
    items.push({
      label: 'Let Repaint decide',
      onSelect: () => void attempt(masks.forgetChoice),
    })
  return (
    <Menu name="Change source or mask" items={items}>
      <IconMore24 />
    </Menu>
  )
}

/** What is not the mask already and leaves something to be the source. */
function possibleMasks(layers: readonly Layer[], target?: Target) {
  return layers.filter(({ id }) => {
    const masks = target?.mask?.layers ?? []
    const isMask = masks.length === 1 && masks[0]?.id === id
    const isOnlySource = target?.source?.id === id && layers.length === 1
    return !isMask && !isOnlySource
  })
}

function possibleSources(layers: readonly Layer[], target?: Target) {
  return layers.filter(({ id }) => target?.source?.id !== id)
}
