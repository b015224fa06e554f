import { useState } from 'preact/hooks'
import type { MemberView, NewToken, ToolView } from '../wire.ts'
import { ask } from './ask.ts'
import { useChange } from './change.ts'
import { Dialog } from './Dialog.tsx'
import { DollarField } from './DollarField.tsx'
import { ToolsField } from './ToolsField.tsx'

interface Props {
  member: MemberView
  tools: readonly ToolView[]
  refresh: () => Promise<void>
  close: () => void
  given: (token: NewToken) => void
}

export function MemberDialog({ member, tools, refresh, close, given }: Props) {
  const { id, name, fromEnvironment } = member
  const [newName, setName] = useState(name)
  const [active, setActive] = useState(member.active)
  const [budget, setBudget] = useState<number | null | undefined>(member.budget)
  const [raise, setRaise] = useState<number | null | undefined>(member.raise)
  const [allowed, setAllowed] = useState(member.tools)
  const { change, isBusy, problem } = useChange(refresh)
  const path = `members/${id}`

  async function save() {
    const changes = { active, budget, raise: raise ?? 0, tools: allowed }
    const named = fromEnvironment ? {} : { name: newName }
    if (await change(() => ask(path, { ...changes, ...named }))) close()
  }
  async function rotate() {
    const token = await change(() => ask<NewToken>(`${path}/token`, {}))
    if (token) given(token)
  }

  return (
    <Dialog title={name} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {!fromEnvironment && (
          <label class="field">
            Name
            <input
              required
              maxlength={60}
              value={newName}
              onInput={({ currentTarget }) => setName(currentTarget.value)}
            />
          </label>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={active}
            onChange={({ currentTarget }) => setActive(currentTarget.checked)}
          />
          May use the relay
        </label>
        <div class="row">
          <DollarField
            label="Own budget a month, $"
            none="As everyone’s"
            value={member.budget}
            set={setBudget}
          />
          <DollarField
            label="More this month only, $"
            none="0.00"
            value={member.raise || null}
            set={setRaise}
          />
        </div>
        <ToolsField {...{ tools, allowed }} set={setAllowed} />
        {problem !== null && <p role="alert">{problem}</p>}
        <div class="row">
          <button class="primary" disabled={isBusy}>
            Save
          </button>
          {!fromEnvironment && (
            <button
              type="button"
              disabled={isBusy}
              onClick={() => void rotate()}
            >
              {member.hasToken
                ? 'New token (the old one ends)'
                : 'Give a token'}
            </button>
          )}
        </div>
        {fromEnvironment && (
          <p>The token stands in MEMBER_TOKENS: change it there.</p>
        )}
      </form>
    </Dialog>
  )
}
