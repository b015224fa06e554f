import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Overview } from '../wire.ts'
import { AccountSection } from './AccountSection.tsx'
import { ask, Refused } from './ask.ts'
import { InFlightSection } from './InFlightSection.tsx'
import { MembersSection } from './MembersSection.tsx'
import { RefusalsSection } from './RefusalsSection.tsx'
import { SignIn } from './SignIn.tsx'
import { SpendSection } from './SpendSection.tsx'
import { TeamSection } from './TeamSection.tsx'
import { sentenceOf } from './words.ts'

/** Milliseconds between two looks at what is in flight. */
const pause = 5000

export function App() {
  const [view, setView] = useState<Overview | 'signed out' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const refresh = useCallback(async () => {
    try {
      setView(await ask<Overview>('overview'))
      setProblem(null)
    } catch (error) {
      if (error instanceof Refused && error.status === 401)
        setView('signed out')
      else setProblem(sentenceOf(error))
    }
  }, [])

  const isSignedOut = view === 'signed out'
  useEffect(() => {
    if (isSignedOut) return
    void refresh()
    const timer = setInterval(() => {
      if (!document.hidden) void refresh()
    }, pause)
    return () => clearInterval(timer)
  }, [isSignedOut])

  if (view === 'signed out') return <SignIn done={() => setView(null)} />
  return (
    <main aria-busy={view === null}>
      <header>
        <h1>Repaint relay</h1>
        <button
          onClick={() =>
            void ask('sign-out', {}).finally(() => setView('signed out'))
          }
        >
          Sign out
        </button>
      </header>
      {problem !== null && <p role="alert">{problem}</p>}
      {view && (
        <>
          <TeamSection key={view.month} view={view} refresh={refresh} />
          <MembersSection view={view} refresh={refresh} />
          <SpendSection month={view.month} spent={view.team.spent} />
          <InFlightSection view={view} />
          <RefusalsSection refusals={view.refusals} />
          <AccountSection account={view.account} />
        </>
      )}
    </main>
  )
}
