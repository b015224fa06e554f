/** The form's fields, filled in as a designer does: a way for each kind. */
import type { FrameLocator, Locator } from 'playwright-core'
import type { Field, Kind } from '../../../ui/fields/field.ts'
import { sideNames, type Sides } from '../../../ui/fields/sides.ts'
import type { NamedSize } from '../../../ui/fields/sizes.ts'
import type { Palette } from '../../../ui/ideogram/field.ts'

export interface FormView {
  panel: FrameLocator
  /** While the layer is selected that a picture file became; it has its name. */
  holding: (file: string, act: () => Promise<void>) => Promise<void>
}

interface Control extends FormView {
  label: string
  /** What a control of one part is found by. */
  one: Locator
}

type Fill = (control: Control, value: never) => Promise<void>

/**
 * By key: a panel that is still finding its form may move a thing between
 * looking where it is and clicking there.
 */
export function press(thing: Locator, key = 'Enter'): Promise<void> {
  return thing.press(key)
}

const type: Fill = ({ one }, text: string) => one.fill(text)
const typeNumber: Fill = ({ one }, number: number) => one.fill(String(number))
const chooseValue = async ({ one }: Control, value: string) => {
  await one.selectOption(value)
}

const set = async (box: Locator, on: boolean) => {
  if ((await box.isChecked()) !== on) await press(box, 'Space')
}

const fills: Record<Kind['control'], Fill> = {
  prompt: type,
  text: type,
  seed: typeNumber,
  percent: typeNumber,
  choice: chooseValue,
  palette: (control, palette: Palette | null) =>
    chooseValue(control, palette && 'name' in palette ? palette.name : ''),
  codes: ({ one }, codes: readonly string[]) => one.fill(codes.join(' ')),
  count: ({ panel, label }, count: number) =>
    press(
      panel
        .getByLabel(label, { exact: true })
        .getByRole('radio', { name: String(count), exact: true }),
      'Space',
    ),
  flag: ({ panel, label }, on: boolean) =>
    set(panel.getByRole('switch', { name: label, exact: true }), on),
  pictures: async ({ panel, label, holding }, files: readonly string[]) => {
    const add = panel.getByRole('button', {
      name: `${label}: add what is selected`,
    })
    for (const file of files)
      await holding(file, async () => {
        await press(add)
        await panel
          .getByRole('button', { name: `Leave “${file}” out` })
          .waitFor()
      })
  },
  sides: async ({ panel, label }, sides: Sides) => {
    for (const side of sideNames)
      await panel
        .getByRole('textbox', { name: `${label}, ${side}` })
        .fill(String(sides[side]))
  },
  sizes: async ({ panel, label }, sizes: readonly NamedSize[]) => {
    const boxes = panel.getByRole('group', { name: label })
    for (const box of await boxes.getByRole('checkbox').all()) {
      const words = (await box.locator('xpath=..').innerText()).trim()
      const isWanted = sizes.some((one) => words.startsWith(one.label))
      await set(box, isWanted)
    }
  },
}

/** @param name of the field, in the engine's row */
export async function fillField(
  view: FormView,
  name: string,
  { kind, label }: Field,
  value: unknown,
): Promise<void> {
  const one = view.panel.locator(`#${name}-control`)
  await fills[kind.control]({ ...view, label, one }, value as never)
}
