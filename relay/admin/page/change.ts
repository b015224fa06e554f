import { useState } from 'preact/hooks'
import { sentenceOf } from './words.ts'

/** One change at a time, and what came of it. @param after it has succeeded */
export function useChange(after: () => Promise<void>) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  /** Resolves with the relay's answer; undefined where it refused. */
  async function change<T>(ask: () => Promise<T>): Promise<T | undefined> {
    setBusy(true)
    setProblem(null)
    try {
      const answer = await ask()
      await after()
      return answer
    } catch (error) {
      setProblem(sentenceOf(error))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { change, isBusy, problem }
}
