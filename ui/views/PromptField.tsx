import { TextboxMultiline } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import type { App as Panel } from '../app.ts'
import type { Control, FormField } from '../tools/fields.ts'
import { PresetForm } from './PresetForm.tsx'
import { PromptTools } from './PromptTools.tsx'

/** Alt with these goes through earlier prompts. */
const ages: Record<string, 1 | -1> = { ArrowUp: 1, ArrowDown: -1 }

/** The prompt, over the panel's whole width. */
export function PromptField({
  app,
  field: { name, label, hint },
  control,
}: {
  app: Panel
  field: FormField
  control: Extract<Control, { kind: 'prompt' }>
}) {
  const [naming, setNaming] = useState(false)
  const problem = app.state.shownProblems.value[name]
  return (
    <div class="field-prompt">
      <div class="row">
        <label for={`${name}-control`} class="grow">
          {label}
        </label>
        <PromptTools app={app} onSave={() => setNaming(true)} />
      </div>
      <div class="field-control">
        <TextboxMultiline
          id={`${name}-control`}
          name={name}
          title={`${hint}. Alt with ↑ or ↓ for earlier prompts.`}
          aria-describedby={`${name}-problem ${name}-hint`}
          aria-invalid={Boolean(problem)}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          grow
          rows={3}
          placeholder={control.placeholder}
          value={app.state.values.value[name] ?? ''}
          onValueInput={(value: string) => app.setValue(name, value)}
          onBlur={() => app.leaveField(name)}
          onKeyDown={(event: KeyboardEvent) => {
            const age = event.altKey ? ages[event.key] : undefined
            if (!age) return
            event.preventDefault()
            app.recallPrompt(age)
          }}
        />
      </div>
      <p id={`${name}-problem`} class="problem" role="alert">
        {problem}
      </p>
      <p id={`${name}-hint`} class="unseen">
        {hint}
      </p>
      {naming && <PresetForm app={app} onClose={() => setNaming(false)} />}
    </div>
  )
}
