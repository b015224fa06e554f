/** Who listens to what. */
export class Listeners<Events extends Record<keyof Events, unknown[]>> {
  private readonly byEvent: {
    [E in keyof Events]?: Set<(...args: Events[E]) => void>
  } = {}

  /** Answers how to stop listening. */
  on<E extends keyof Events>(
    event: E,
    listener: (...args: Events[E]) => void,
  ): () => void {
    const listeners = (this.byEvent[event] ??= new Set())
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  emit<E extends keyof Events>(event: E, ...args: Events[E]): void {
    for (const listener of [...(this.byEvent[event] ?? [])]) listener(...args)
  }
}
