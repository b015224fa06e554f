import type { Remote } from '../plugin/shared/bridge.ts'
import type { Host } from '../plugin/shared/protocol.ts'
import type { State } from './state.ts'

/** How many prompts are kept. */
const most = 100

/** The last prompts, to go back to with a key. */
export function createPrompts(state: State, host: Pick<Remote<Host>, 'store'>) {
  /** Which of them is in the field; -1 is what is being written. */
  let at = -1
  let written = ''

  const remember = async (prompt: string) => {
    at = -1
    const others = state.prompts.value.filter((other) => other !== prompt)
    state.prompts.value = [prompt, ...others].slice(0, most)
    await host.store('prompts', state.prompts.value)
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

  return { remember, recall }
}
