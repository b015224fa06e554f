import type { Scope } from '../../../plugin/shared/protocol.ts'
import type { Panel } from '../../app.ts'
import { Select } from '../controls/Select.tsx'

const labels: Record<Scope, string> = {
  picture: 'The picture',
  behind: 'Behind the type',
  everything: 'Everything',
}

/** How much is repainted, where there is a choice; of a batch, for all. */
export function ScopeChoice({
  form,
  selection,
}: Pick<Panel, 'form' | 'selection'>) {
  const scopes = selection.scopes.value
  const [target] = selection.targets.value
  if (!target || scopes.length < 2 || !form.needs.value.mask) return null
  return (
    <div class="field">
      <label for="scope-control" class="field-label">
        {form.row.value.verb}
      </label>
      <div class="field-control">
        <Select
          id="scope-control"
          name="scope"
          title="What is repainted; what lies above it stays as it is"
          options={scopes.map((value) => ({ value, label: labels[value] }))}
          value={target.scope}
          onValue={(value) => selection.setScope(value as Scope)}
        />
      </div>
    </div>
  )
}
