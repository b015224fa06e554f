import type { State } from '../state.ts'
import { createStoredValue, inStorage, type Storage } from './stored-value.ts'
import { readPrompts } from './settings.ts'

/** How many prompts are kept. */
const most = 100

/** The last prompts, to go back to with a key. */
export function createPrompts(state: State, host: Storage) {
  const kept = createStoredValue({
    signal: state.prompts,
    read: readPrompts,
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
    const current = state.values.value.prompt ?? ''
    if (at >= 0 && current !== state.prompts.value[at]) at = -1
    if (at < 0) {
      written = current
      // What is in the field already is nothing to go back to.
      if (by > 0 && written === state.prompts.value[0]) at = 0
    }
    at = Math.max(-1, Math.min(state.prompts.value.length - 1, at + by))
    const prompt = at < 0 ? written : (state.prompts.value[at] ?? written)
    state.values.value = { ...state.values.value, prompt }
  }

  return { load: kept.load, remember, recall }
}
