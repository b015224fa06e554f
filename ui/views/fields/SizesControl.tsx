import { Checkbox } from '@create-figma-plugin/ui'
import type { NamedSize, SizesKind } from '../../fields/sizes.ts'
import type { ControlProps } from './control.ts'

const isSame = (one: NamedSize, other: NamedSize) =>
  one.width === other.width && one.height === other.height

export function SizesControl({
  name,
  kind: { options },
  value,
  setValue,
}: ControlProps<SizesKind>) {
  const chosen = value as readonly NamedSize[]
  return (
    <div class="sizes" role="group" aria-labelledby={`${name}-label`}>
      {options.map((size) => (
        <Checkbox
          key={size.label}
          value={chosen.some((one) => isSame(one, size))}
          onValueChange={(on: boolean) =>
            setValue(
              on
                ? [...chosen, size]
                : chosen.filter((one) => !isSame(one, size)),
            )
          }
        >
          {size.label}{' '}
          <span class="quiet">
            {size.width} × {size.height}
          </span>
        </Checkbox>
      ))}
    </div>
  )
}
