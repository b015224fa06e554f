import { IconMore24 } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import { Menu, type MenuItem } from './Menu.tsx'

/** The designer's own word on what is edited and what masks it. */
export function ChooseMask({ app }: { app: Panel }) {
  const items = choicesOf(app)
  return items.length ? (
    <Menu name="Change source or mask" items={items}>
      <IconMore24 />
    </Menu>
  ) : null
}

function choicesOf(app: Panel): MenuItem[] {
  const { layers, targets } = app.state.selection.value
  const [target] = targets
  const source = target?.source.id
  const isOnlyMask = (id: string) =>
    target?.masks.length === 1 && target.masks[0]?.id === id
  const items = layers.flatMap(({ id, name }) => [
    ...(!isOnlyMask(id) && (source !== id || layers.length > 1) && source
      ? [
          {
            label: `Use “${name}” as mask`,
            onSelect: () => void app.useAsMask(id),
          },
        ]
      : []),
    ...(source !== id
      ? [
          {
            label: `Edit “${name}” instead`,
            onSelect: () => void app.editInstead(id),
          },
        ]
      : []),
  ])
  const chosen = targets.some(({ reason }) => reason === 'chosen')
  return chosen
    ? [
        ...items,
        {
          label: 'Let Repaint decide',
          onSelect: () => void app.forgetChoice(),
        },
      ]
    : items
}
