import type { Panel } from '../../app.ts'
import type { Engine } from '../../tools/engine.ts'
import { More } from '../controls/More.tsx'
import { Select } from '../controls/Select.tsx'
import { FieldView } from '../fields/FieldView.tsx'

/** The engine's fields, as its table lists them. */
export function Form(
  panel: Pick<
    Panel,
    | 'form'
    | 'prompts'
    | 'presets'
    | 'notices'
    | 'references'
    | 'selection'
    | 'connection'
  >,
) {
  const { fields } = panel.form.engine.value
  const all = Object.entries(fields)
  const behind = all.filter(([, field]) => field.behind === 'more')
  return (
    <section class="section" aria-label="What to paint">
      {all
        .filter(([, field]) => field.behind === undefined)
        .map(([name, field]) => (
          <FieldView key={name} {...panel} name={name} field={field} />
        ))}
      <Engines {...panel} />
      {behind.length > 0 && (
        <More title="More options">
          {behind.map(([name, field]) => (
            <FieldView key={name} {...panel} name={name} field={field} />
          ))}
        </More>
      )}
    </section>
  )
}

function optionsOf(engines: readonly Engine[]) {
  return engines.map(({ id, label }) => ({ value: id, label }))
}

/** Which model paints; said only where there is a choice. */
function Engines({ form, connection }: Pick<Panel, 'form' | 'connection'>) {
  const engines = form.row.value.engines.filter(
    (one) => one === form.engine.value || connection.mayUse(one.path),
  )
  if (engines.length < 2) return null
  return (
    <div class="field">
      <label for="engine-control" class="field-label">
        Model
      </label>
      <div class="field-control">
        <Select
          id="engine-control"
          name="engine"
          title="Newer models follow the prompt better; the price is said below"
          options={optionsOf(engines.filter(({ older }) => !older))}
          older={optionsOf(engines.filter(({ older }) => older))}
          value={form.engine.value.id}
          onValue={form.setEngine}
        />
      </div>
    </div>
  )
}
