import { signal } from '@preact/signals'
import type { Form } from './form.ts'
import {
  createStoredValue,
  inStorage,
  readTexts,
  type Storage,
} from './stored-value.ts'

/** How many prompts are kept. */
const most = 100

export type Prompts = ReturnType<typeof createPrompts>

/** The last prompts, to go back to with a key. */
export function createPrompts(
  form: Pick<Form, 'prompt' | 'setValue'>,
  host: Storage,
) {
  /** The newest first. */
  const list = signal<string[]>([])
  const kept = createStoredValue({
    signal: list,
    read: readTexts,
    ...inStorage(host, 'prompts'),
  })
  /** Which of them is in the field; -1 is what is being written. */
  let at = -1
  let written = ''

  const remember = (prompt: string) => {
    at = -1
    return kept.change((prompts) =>
      [prompt, ...prompts.filter((other) => other !== prompt)].slice(0, most),
    )
  }

  /** @param by 1 for an older one, -1 for a newer one */
  const recall = (by: 1 | -1) => {
    const current = form.prompt.value
    if (at >= 0 && current !== list.value[at]) at = -1
    if (at < 0) {
      written = current
      // What is in the field already is nothing to go back to.
      if (by > 0 && written === list.value[0]) at = 0
    }
    at = Math.max(-1, Math.min(list.value.length - 1, at + by))
    form.setValue('prompt', at < 0 ? written : (list.value[at] ?? written))
  }

  return { list, load: kept.load, remember, recall }
}
