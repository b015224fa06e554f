import type { JSX } from 'preact'
import type { Panel } from '../../app.ts'
import type { Field, Kind } from '../../fields/field.ts'
import type { ControlProps } from './control.ts'
import { ChoiceControl } from './ChoiceControl.tsx'
import { CountControl } from './CountControl.tsx'
import { FlagControl } from './FlagControl.tsx'
import { PromptField } from './PromptField.tsx'
import { SeedControl } from './SeedControl.tsx'

const controls = {
  choice: ChoiceControl,
  count: CountControl,
  seed: SeedControl,
  flag: FlagControl,
}

/** Controls that are a group of others cannot be named by a `label`. */
const groups: readonly Kind['control'][] = ['count', 'flag']

/** A control by the field's kind, named, and what is wrong with its value. */
export function FieldView({
  name,
  field,
  ...panel
}: Pick<Panel, 'form' | 'prompts' | 'presets' | 'notices'> & {
  name: string
  field: Field
}) {
  const { kind, label, hint, behind } = field
  if (kind.control === 'prompt')
    return <PromptField {...panel} name={name} field={field} kind={kind} />
  const { form } = panel
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
