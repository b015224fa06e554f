import { SegmentedControl, Textbox, Toggle } from '@create-figma-plugin/ui'
import type { Target } from '../../plugin/shared/protocol.ts'
import type { App as Panel } from '../app.ts'
import { defaultMaskOptions } from '../state.ts'
import { dollars } from './figures.ts'
import { More } from './More.tsx'

const contexts = [
  { value: 'tight', children: 'Tight' },
  { value: 'balanced', children: 'Balanced' },
  { value: 'whole', children: 'Whole layer' },
] as const

type ContextName = (typeof contexts)[number]['value']

export function hasMask({ masks }: Target): boolean {
  return masks.length > 0
}

/** How the mask is read, and how much around it Ideogram gets to see. */
export function MaskOptions({ app }: { app: Panel }) {
  const { context, invert } = app.state.maskOptions.value
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
                app.setMaskOptions({ context: value as ContextName })
              }
            />
          </div>
        </div>
        <p id="context-hint" class="unseen">
          {contextHint}
        </p>
      </div>
      <More title="Mask edge">
        <Toggle
          role="switch"
          value={invert}
          onValueChange={(on: boolean) => app.setMaskOptions({ invert: on })}
        >
          Invert: change everything else
        </Toggle>
        <Split app={app} />
        <Pixels
          app={app}
          name="feather"
          label="Feather"
          hint="How softly the result fades into the layer"
        />
        <Pixels
          app={app}
          name="grow"
          label="Grow"
          hint="How far beyond the mask Ideogram may paint"
        />
      </More>
    </section>
  )
}

/** Offered where it makes a difference, or where nobody knows yet. */
function Split({ app }: { app: Panel }) {
  const { apart, maskOptions } = app.state
  const { requests, targets, isMeasured } = apart.value
  const { invert, split } = maskOptions.value
  const isBatch = app.state.targets.value.length > 1
  if (invert || (requests === targets && !isBatch)) return null
  return (
    <div>
      <Toggle
        role="switch"
        aria-describedby="split-hint"
        value={split}
        onValueChange={(on: boolean) => app.setMaskOptions({ split: on })}
      >
        One request for each separate mask
      </Toggle>
      <p id="split-hint" class="hint quiet">
        {splitWords(requests, targets, isMeasured)}
        {isMeasured &&
          requests > targets &&
          `, about ${dollars(requests * app.state.pricePerRequest.value)}`}
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
    return 'Sharper, for more requests: counted and priced before you press'
  if (requests === targets)
    return 'Makes no difference here: no layer has masks far apart'
  const together = targets === 1 ? 'one' : String(targets)
  return `Sharper: ${String(requests)} requests instead of ${together}`
}

const contextHint = 'What Ideogram gets to see: the dashed frame above'

/** Most that is stored, pixels of what is sent. */
const maxPixels = 512

function Pixels({
  app,
  name,
  label,
  hint,
}: {
  app: Panel
  name: 'feather' | 'grow'
  label: string
  hint: string
}) {
  const value = app.state.maskOptions.value[name]
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
            app.setMaskOptions({ [name]: pixelsOf(text) })
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
