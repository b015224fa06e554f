import { useState } from 'preact/hooks'
import type { MemberView, NewToken, ToolView } from '../wire.ts'
import { ask } from './ask.ts'
import { useChange } from './change.ts'
import { Dialog } from './Dialog.tsx'
import { MemberFields, type Draft } from './MemberFields.tsx'

interface Props {
  member: MemberView
  tools: readonly ToolView[]
  refresh: () => Promise<void>
  close: () => void
  given: (token: NewToken) => void
}

export function MemberDialog({ member, tools, refresh, close, given }: Props) {
  const { id, fromEnvironment, hasToken } = member
  const [draft, setDraft] = useState<Draft>(member)
  const { change, isBusy, problem } = useChange(refresh)

  async function save() {
    const { name, active, budget, raise, tools } = draft
    const changes = { active, budget, raise: raise ?? 0, tools }
    const named = fromEnvironment ? {} : { name }
    const path = `members/${id}`
    if (await change(() => ask(path, { ...changes, ...named }))) close()
  }
  async function rotate() {
    const token = await change(() => ask<NewToken>(`members/${id}/token`, {}))
    if (token) given(token)
  }

  return (
    <Dialog title={member.name} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <MemberFields
          {...{ member, tools, draft }}
          set={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        />
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
              {hasToken ? 'New token (the old one ends)' : 'Give a token'}
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
