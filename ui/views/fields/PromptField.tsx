import { TextboxMultiline } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import type { Panel } from '../../app.ts'
import type { Field } from '../../fields/field.ts'
import type { PromptKind } from '../../fields/prompt.ts'
import { PresetForm } from './PresetForm.tsx'
import { PromptTools } from './PromptTools.tsx'

/** Alt with these goes through earlier prompts. */
const ages: Record<string, 1 | -1> = { ArrowUp: 1, ArrowDown: -1 }

/** The prompt, over the panel's whole width. */
export function PromptField({
  name,
  field: { label, hint },
  kind,
  ...panel
}: Pick<Panel, 'form' | 'prompts' | 'presets' | 'notices'> & {
  name: string
  field: Field
  kind: PromptKind
}) {
  const { form, prompts } = panel
  const [naming, setNaming] = useState(false)
  const problem = form.shownProblems.value[name]
  return (
    <div class="field-prompt">
      <div class="row">
        <label for={`${name}-control`} class="grow">
          {label}
        </label>
        <PromptTools {...panel} onSave={() => setNaming(true)} />
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
          placeholder={kind.placeholder}
          value={form.prompt.value}
          onValueInput={(value: string) => form.setValue(name, value)}
          onBlur={() => form.leaveField(name)}
          onKeyDown={(event: KeyboardEvent) => {
            const age = event.altKey ? ages[event.key] : undefined
            if (!age) return
            event.preventDefault()
            prompts.recall(age)
          }}
        />
      </div>
      <p id={`${name}-problem`} class="problem" role="alert">
        {problem}
      </p>
      <p id={`${name}-hint`} class="unseen">
        {hint}
      </p>
      {naming && <PresetForm {...panel} onClose={() => setNaming(false)} />}
    </div>
  )
}
