import { useState } from 'preact/hooks'
import { Dialog } from './Dialog.tsx'

/** The only time that the token is seen. */
export function TokenDialog({
  name,
  token,
  close,
}: {
  name: string
  token: string
  close: () => void
}) {
  const [isCopied, setCopied] = useState(false)
  return (
    <Dialog title={`Token of ${name}`} close={close}>
      <p>
        Give it to {name}, who enters it as the API key in Repaint’s settings.
        The relay does not keep it: it is shown only now.
      </p>
      <label class="field">
        Member token
        <input
          class="token"
          readOnly
          value={token}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
      <button
        class="primary"
        onClick={() =>
          // Without https there is no clipboard: the field can be copied from.
          void navigator.clipboard?.writeText(token).then(() => setCopied(true))
        }
      >
        Copy
      </button>
      <p role="status">{isCopied ? 'Copied.' : ''}</p>
    </Dialog>
  )
}
