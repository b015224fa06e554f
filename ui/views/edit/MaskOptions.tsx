import { SegmentedControl, Textbox, Toggle } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import { isMasked } from '../../framing/pieces.ts'
import { defaultMaskOptions } from '../../tools/order.ts'
import { dollars } from '../controls/figures.ts'
import { More } from '../controls/More.tsx'

const contexts = [
  { value: 'tight', children: 'Tight' },
  { value: 'balanced', children: 'Balanced' },
  { value: 'whole', children: 'Whole layer' },
] as const

type ContextName = (typeof contexts)[number]['value']

/** How the mask is read, and how much around it Ideogram gets to see. */
export function MaskOptions(
  panel: Pick<Panel, 'form' | 'preview' | 'press' | 'selection'>,
) {
  const { form, selection } = panel
  const { context, invert } = form.maskOptions.value
  if (!selection.targets.value.some(isMasked)) return null
  return (
    <section class="section" aria-label="Mask">
      <div class="field">
        <span class="field-label" id="context-label">
          Context
        </span>
        <div class="field-control">
          <div
            role="radiogroup"
            aria-labelledby="context-label"
            aria-describedby="context-hint"
            class="segmented"
            title={contextHint}
          >
            <SegmentedControl
              name="context"
              options={[...contexts]}
              value={context}
              onValueChange={(value: string) =>
                form.setMaskOptions({ context: value as ContextName })
              }
            />
          </div>
        </div>
        <p id="context-hint" class="unseen">
          {contextHint}
        </p>
      </div>
      <Split {...panel} />
      <More title="Mask edge">
        <Toggle
          role="switch"
          value={invert}
          onValueChange={(on: boolean) => form.setMaskOptions({ invert: on })}
        >
          Invert: change everything else
        </Toggle>
        <FillClear form={form} />
        <Pixels
          form={form}
          name="feather"
          label="Feather"
          hint="How softly the result fades into the layer"
        />
        <Pixels
          form={form}
          name="grow"
          label="Grow"
          hint="How far beyond the mask Ideogram may paint"
        />
      </More>
    </section>
  )
}

/** What becomes of what is transparent in the layer. */
function FillClear({ form }: Pick<Panel, 'form'>) {
  const { fill } = form.maskOptions.value
  return (
    <div>
      <Toggle
        role="switch"
        aria-describedby="fill-hint"
        value={fill}
        onValueChange={(on: boolean) => form.setMaskOptions({ fill: on })}
      >
        Fill the transparent part
      </Toggle>
      <p id="fill-hint" class="hint quiet">
        {fill
          ? 'What is transparent in the layer is painted too'
          : 'What is transparent in the layer stays transparent'}
      </p>
    </div>
  )
}

/** Offered where it makes a difference, or where nobody knows yet. */
function Split({
  form,
  press,
  selection,
}: Pick<Panel, 'form' | 'press' | 'selection'>) {
  const { requests, targets, isMeasured } = press.apart.value
  const { invert, split } = form.maskOptions.value
  const { framing } = form.engine.value
  const isBatch = selection.targets.value.length > 1
  // A tool that asks for each part by itself leaves no choice.
  if (framing.kind !== 'window' || framing.apart) return null
  const isOpen = isBatch && (split || !isMeasured)
  if (invert || (requests === targets && !isOpen)) return null
  return (
    <div>
      <Toggle
        role="switch"
        aria-describedby="split-hint"
        value={split}
        onValueChange={(on: boolean) => form.setMaskOptions({ split: on })}
      >
        Repaint each mask on its own
      </Toggle>
      <p id="split-hint" class="hint quiet">
        {splitWords(requests, targets, isMeasured)}
        {isMeasured &&
          requests > targets &&
          `, about ${dollars(requests * press.quote.value.usd)}`}
      </p>
    </div>
  )
}

/** What splitting comes to, as far as it is measured. */
function splitWords(
  requests: number,
  targets: number,
  isMeasured: boolean,
): string {
  if (!isMeasured)
    return 'Sharper, for more pictures: counted and priced before you press'
  if (requests === targets)
    return 'Makes no difference here: no layer has masks far apart'
  const together = targets === 1 ? 'one' : String(targets)
  return `Sharper: ${String(requests)} pictures instead of ${together}`
}

const contextHint = 'What Ideogram gets to see: the dashed frame above'

/** Most that is stored, pixels of what is sent. */
const maxPixels = 512

function Pixels({
  form,
  name,
  label,
  hint,
}: Pick<Panel, 'form'> & {
  name: 'feather' | 'grow'
  label: string
  hint: string
}) {
  const value = form.maskOptions.value[name]
  return (
    <div class="field">
      <label for={`${name}-control`} class="field-label">
        {label}
      </label>
      <div class="field-control">
        <Textbox
          id={`${name}-control`}
          aria-describedby={`${name}-hint`}
          inputMode="numeric"
          placeholder="Automatic"
          value={value === 'auto' ? '' : String(value)}
          validateOnBlur={() => true}
          onValueInput={(text: string) =>
            form.setMaskOptions({ [name]: pixelsOf(text) })
          }
        />
        <span class="unit quiet">px</span>
      </div>
      <p id={`${name}-hint`} class="hint quiet">
        {hint}; empty for automatic
      </p>
    </div>
  )
}

function pixelsOf(text: string): number | 'auto' {
  const number = Number.parseInt(text, 10)
  return Number.isNaN(number)
    ? defaultMaskOptions.feather
    : Math.min(maxPixels, Math.max(0, number))
}
