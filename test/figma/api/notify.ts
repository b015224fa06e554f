/** `figma.notify`: a line at the bottom of Figma's window. */
import * as v from 'valibot'
import { checked } from './words.ts'

export interface Shown {
  message: string
  error: boolean
  /** Milliseconds; Infinity stays. */
  timeout: number
  button: { text: string; press(): void } | null
  /** Takes it off the screen. */
  dismiss(): void
}

/** Characters Figma shows of a message. */
const longestMessage = 100

const notifyOptions = v.strictObject({
  timeout: v.optional(v.number(), 3000),
  error: v.optional(v.boolean(), false),
  onDequeue: v.optional(v.function()),
  button: v.optional(
    v.strictObject({ text: v.string(), action: v.function() }),
  ),
})

/** `onNotify` puts it on the screen and answers how to take it off. */
export function notify(
  onNotify: (shown: Shown) => { cancel(): void },
  message: unknown,
  given: unknown,
) {
  const text = checked('message', v.string(), message)
  const options = checked('options', notifyOptions, given ?? {})
  let gone = false
  const leave = (reason: string) => {
    if (gone) return
    gone = true
    shown.cancel()
    ;(options.onDequeue as ((reason: string) => void) | undefined)?.(reason)
  }
  const { button } = options
  const shown = onNotify({
    message: text.slice(0, longestMessage),
    error: options.error,
    timeout: options.timeout,
    button: button
      ? {
          text: button.text,
          press: () => {
            // Answering `false` keeps it open.
            const answer = button.action()
            if (answer !== false) leave('action_button_click')
          },
        }
      : null,
    dismiss: () => {
      leave('dismiss')
    },
  })
  if (Number.isFinite(options.timeout)) {
    setTimeout(() => {
      leave('timeout')
    }, options.timeout)
  }
  return {
    cancel: () => {
      leave('dismiss')
    },
  }
}
