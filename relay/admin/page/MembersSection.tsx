import { useState } from 'preact/hooks'
import type { MemberView, NewToken, Overview } from '../wire.ts'
import { ask } from './ask.ts'
import { useChange } from './change.ts'
import { MemberDialog } from './MemberDialog.tsx'
import { Spending } from './Spending.tsx'
import { TokenDialog } from './TokenDialog.tsx'

interface Props {
  view: Overview
  refresh: () => Promise<void>
}

export function MembersSection({ view, refresh }: Props) {
  const [open, setOpen] = useState<string | null>(null)
  const [given, setGiven] = useState<NewToken | null>(null)
  const nameOf = (id: string) =>
    view.members.find((one) => one.id === id)?.name ?? ''
  const member = view.members.find((one) => one.id === open)
  return (
    <section aria-labelledby="members">
      <h2 id="members">Members</h2>
      <ul class="members">
        {view.members.map((one) => (
          <li key={one.id}>
            <span class="name">{one.name}</span>
            <span class="state">{stateOf(one)}</span>
            <Spending purse={one} of={one.name} />
            <button
              aria-label={`Change ${one.name}`}
              onClick={() => setOpen(one.id)}
            >
              Change
            </button>
          </li>
        ))}
      </ul>
      <AddMember refresh={refresh} given={setGiven} />
      {member && (
        <MemberDialog
          key={member.id}
          {...{ member, refresh }}
          tools={view.tools}
          close={() => setOpen(null)}
          given={(token) => {
            setOpen(null)
            setGiven(token)
          }}
        />
      )}
      {given && (
        <TokenDialog
          name={nameOf(given.id)}
          token={given.token}
          close={() => setGiven(null)}
        />
      )}
    </section>
  )
}

function stateOf({ active, hasToken, fromEnvironment }: MemberView): string {
  if (!active) return 'Off'
  if (!hasToken) return 'No token'
  return fromEnvironment ? 'From MEMBER_TOKENS' : ''
}

function AddMember({
  refresh,
  given,
}: {
  refresh: Props['refresh']
  given: (token: NewToken) => void
}) {
  const { change, isBusy, problem } = useChange(refresh)
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const name = new FormData(form).get('name')
        void change(() => ask<NewToken>('members', { name })).then((token) => {
          if (!token) return
          form.reset()
          given(token)
        })
      }}
    >
      <label class="field">
        Name of a new member
        <input name="name" required maxlength={60} autocomplete="off" />
      </label>
      <button class="primary" disabled={isBusy}>
        Add
      </button>
      {problem !== null && <p role="alert">{problem}</p>}
    </form>
  )
}
