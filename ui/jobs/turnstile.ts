/**
 * Lets work in as long as what is inside weighs no more than `capacity`, in
 * the order of arrival.
 */
export function createTurnstile(capacity: number) {
  let inside = 0
  const queue: { weight: number; letIn: () => void }[] = []

  const admit = () => {
    // Something too heavy for any place goes in alone.
    for (
      let first = queue[0];
      first && (inside === 0 || inside + first.weight <= capacity);
      first = queue[0]
    ) {
      queue.shift()
      inside += first.weight
      first.letIn()
    }
  }

  /**
   * @returns how to leave again
   * @throws the signal's reason when it is aborted while waiting
   */
  const enter = async (weight: number, signal: AbortSignal) => {
    await new Promise<void>((resolve, reject) => {
      const place = { weight, letIn: resolve }
      queue.push(place)
      signal.addEventListener('abort', () => {
        const at = queue.indexOf(place)
        if (at < 0) return
        queue.splice(at, 1)
        reject(signal.reason as Error)
      })
      admit()
    })
    return () => {
      inside -= weight
      admit()
    }
  }

  return { enter }
}
