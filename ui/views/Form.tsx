import type { App as Panel } from '../app.ts'
import { Field } from './Field.tsx'
import { More } from './More.tsx'

/** The tool's fields, as its table lists them. */
export function Form({ app }: { app: Panel }) {
  const { fields } = app.state.toolRow.value
  return (
    <section class="section" aria-label="What to paint">
      {fields
        .filter(({ advanced }) => !advanced)
        .map((field) => (
          <Field key={field.name} app={app} field={field} />
        ))}
      <More title="More options">
        {fields
          .filter(({ advanced }) => advanced)
          .map((field) => (
            <Field key={field.name} app={app} field={field} />
          ))}
      </More>
    </section>
  )
}
