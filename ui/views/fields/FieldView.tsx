import type { JSX } from 'preact'
import type { Panel } from '../../app.ts'
import type { Field, Kind } from '../../fields/field.ts'
import type { ControlProps } from './control.ts'
import { ChoiceControl } from './ChoiceControl.tsx'
import { CodesControl } from './CodesControl.tsx'
import { CountControl } from './CountControl.tsx'
import { FlagControl } from './FlagControl.tsx'
import { PaletteControl } from './PaletteControl.tsx'
import { PercentControl } from './PercentControl.tsx'
import { PicturesControl } from './PicturesControl.tsx'
import { PromptField } from './PromptField.tsx'
import { SeedControl } from './SeedControl.tsx'
import { SidesControl } from './SidesControl.tsx'
import { SizesControl } from './SizesControl.tsx'
import { TextControl } from './TextControl.tsx'

const controls = {
  text: TextControl,
  choice: ChoiceControl,
  count: CountControl,
  percent: PercentControl,
  seed: SeedControl,
  flag: FlagControl,
  codes: CodesControl,
  palette: PaletteControl,
  pictures: PicturesControl,
  sides: SidesControl,
  sizes: SizesControl,
}

/** Controls that are a group of others cannot be named by a `label`. */
const groups: readonly Kind['control'][] = [
  'count',
  'flag',
  'pictures',
  'sides',
  'sizes',
]

/** A control by the field's kind, named, and what is wrong with its value. */
export function FieldView({
  name,
  field,
  ...panel
}: Pick<
  Panel,
  'form' | 'prompts' | 'presets' | 'notices' | 'references' | 'selection'
> & {
  name: string
  field: Field
}) {
  const { kind, label, hint, behind } = field
  if (kind.control === 'prompt')
    return <PromptField {...panel} name={name} field={field} kind={kind} />
  const { form, notices, references, selection } = panel
  const problem = form.shownProblems.value[name]
  const Control = controls[kind.control] as (props: ControlProps) => JSX.Element
  const title = (
    <span id={`${name}-label`} class="field-label">
      {label}
    </span>
  )
  return (
    <div class="field">
      {groups.includes(kind.control) ? (
        title
      ) : (
        <label for={`${name}-control`}>{title}</label>
      )}
      <div class="field-control">
        <Control
          name={name}
          label={label}
          hint={hint}
          kind={kind}
          value={form.values.value[name]}
          setValue={(value) => form.setValue(name, value)}
          onBlur={() => form.leaveField(name)}
          addFiles={(files, max) =>
            void notices.attempt(() => references.add(name, max, files))
          }
          selected={selection.current.value.layers}
          described={{
            'aria-describedby': problem
              ? `${name}-problem ${name}-hint`
              : `${name}-hint`,
            'aria-invalid': Boolean(problem),
          }}
        />
      </div>
      {problem && (
        <p id={`${name}-problem`} class="problem" role="alert">
          {problem}
        </p>
      )}
      <p id={`${name}-hint`} class={behind ? 'hint quiet' : 'unseen'}>
        {hint}
      </p>
    </div>
  )
}
