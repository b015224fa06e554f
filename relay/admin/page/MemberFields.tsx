import type { MemberView, ToolView } from '../wire.ts'
import { DollarField } from './DollarField.tsx'
import { ToolsField } from './ToolsField.tsx'

/** What may be changed of a member; undefined is no amount. */
export interface Draft {
  readonly name: string
  readonly active: boolean
  readonly budget: number | null | undefined
  readonly raise: number | null | undefined
  readonly tools: readonly string[] | null
}

export function MemberFields({
  member,
  tools,
  draft,
  set,
}: {
  member: MemberView
  tools: readonly ToolView[]
  draft: Draft
  set: (changes: Partial<Draft>) => void
}) {
  return (
    <>
      {!member.fromEnvironment && (
        <label class="field">
          Name
          <input
            required
            maxlength={60}
            value={draft.name}
            onInput={({ currentTarget }) => set({ name: currentTarget.value })}
          />
        </label>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={draft.active}
          onChange={({ currentTarget }) =>
            set({ active: currentTarget.checked })
          }
        />
        May use the relay
      </label>
      <div class="row">
        <DollarField
          label="Own budget a month, $"
          none="As everyone’s"
          value={member.budget}
          set={(budget) => set({ budget })}
        />
        <DollarField
          label="More this month only, $"
          none="0.00"
          value={member.raise || null}
          set={(raise) => set({ raise })}
        />
      </div>
      <ToolsField
        tools={tools}
        allowed={draft.tools}
        set={(allowed) => set({ tools: allowed })}
      />
    </>
  )
}
