/** What the plugin, or the editor, says to the designer. */
import type { Editor } from '../editor.ts'
import { IconButton } from './Button.tsx'

export function Toasts({ editor }: { editor: Editor }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {editor.toasts.value.map((toast, index) => (
        <div key={index} class={toast.error ? 'toast error' : 'toast'}>
          <span>{toast.message}</span>
          {toast.button && (
            <button
              type="button"
              onClick={() => {
                toast.button?.press()
              }}
            >
              {toast.button.text}
            </button>
          )}
          <IconButton
            icon="close"
            label="Dismiss"
            onClick={() => {
              toast.dismiss()
            }}
          />
        </div>
      ))}
    </div>
  )
}
