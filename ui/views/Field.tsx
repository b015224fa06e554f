import { SegmentedControl, Textbox } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import type { Control, FormField } from '../tools/fields.ts'
import { PromptField } from './PromptField.tsx'
import { Select } from './Select.tsx'

/** A control by the field's kind, named, and what is wrong with its value. */
export function Field({ app, field }: { app: Panel; field: FormField }) {
  const { control } = field
  return control.kind === 'prompt' ? (
    <PromptField app={app} field={field} control={control} />
  ) : (
    <RowField app={app} field={field} control={control} />
  )
}

type RowControl = Exclude<Control, { kind: 'prompt' }>

function RowField({
  app,
  field,
  control,
}: {
  app: Panel
  field: FormField
  control: RowControl
}) {
  const { name, label, hint, advanced } = field
  const problem = app.state.shownProblems.value[name]
  const isGroup = control.kind === 'count'
  const title = (
    <span id={`${name}-label`} class="field-label">
      {label}
    </span>
  )
  return (
    <div class="field">
      {isGroup ? title : <label for={`${name}-control`}>{title}</label>}
      <div class="field-control">
        <FieldControl
          app={app}
          field={field}
          control={control}
          invalid={Boolean(problem)}
        />
      </div>
      {problem && (
        <p id={`${name}-problem`} class="problem" role="alert">
          {problem}
        </p>
      )}
      <p id={`${name}-hint`} class={advanced ? 'hint quiet' : 'unseen'}>
        {hint}
      </p>
    </div>
  )
}

function FieldControl({
  app,
  field: { name, label, hint },
  control,
  invalid,
}: {
  app: Panel
  field: FormField
  control: RowControl
  invalid: boolean
}) {
  const value = app.state.values.value[name] ?? ''
  const onValue = (next: string) => app.setValue(name, next)
  const described = {
    'aria-describedby': invalid
      ? `${name}-problem ${name}-hint`
      : `${name}-hint`,
    'aria-invalid': invalid,
  }
  const named = { id: `${name}-control`, name, title: hint, ...described }
  const onBlur = () => app.leaveField(name)
  switch (control.kind) {
    case 'seed':
      return (
        <Textbox
          {...named}
          inputMode="numeric"
          placeholder="New each time"
          value={value}
          onValueInput={onValue}
          onBlur={onBlur}
        />
      )
    case 'choice':
      return (
        <Select
          {...named}
          options={control.options}
          value={value}
          onValue={onValue}
          onBlur={onBlur}
        />
      )
    case 'count':
      return (
        <div
          role="radiogroup"
          aria-labelledby={`${name}-label`}
          aria-describedby={described['aria-describedby']}
          class="segmented"
          title={`${label}: ${hint}`}
        >
          <SegmentedControl
            name={name}
            options={numbersOf(control)}
            value={value}
            onValueChange={onValue}
          />
        </div>
      )
  }
}

function numbersOf({ min, max }: Extract<Control, { kind: 'count' }>) {
  return Array.from({ length: max - min + 1 }, (_, at) => ({
    value: String(min + at),
  }))
}
