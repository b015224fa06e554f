import { ask } from './ask.ts'
import { useChange } from './change.ts'

export function SignIn({ done }: { done: () => void }) {
  const { change, isBusy, problem } = useChange(() => {
    done()
    return Promise.resolve()
  })
  return (
    <main class="sign-in">
      <h1>Repaint relay</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const token = new FormData(event.currentTarget).get('token')
          void change(() => ask('sign-in', { token }))
        }}
      >
        <label>
          Admin token
          <input
            name="token"
            type="password"
            autocomplete="current-password"
            required
            autofocus
            aria-describedby="where-it-stands"
          />
        </label>
        <p id="where-it-stands">
          It stands in ADMIN_TOKEN in the relay’s environment.
        </p>
        {problem !== null && <p role="alert">{problem}</p>}
        <button class="primary" disabled={isBusy}>
          Sign in
        </button>
      </form>
    </main>
  )
}
