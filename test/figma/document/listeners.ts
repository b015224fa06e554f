/** Who listens to what. */
export class Listeners<Events extends { [name: string]: unknown[] }> {
  private readonly byEvent = new Map<
    keyof Events,
    Set<(...args: never[]) => void>
  >()

  /** Answers how to stop listening. */
  on<E extends keyof Events>(
    event: E,
    listener: (...args: Events[E]) => void,
  ): () => void {
    const listeners = this.byEvent.get(event) ?? new Set()
    this.byEvent.set(event, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  emit<E extends keyof Events>(event: E, ...args: Events[E]): void {
    for (const listener of [...(this.byEvent.get(event) ?? [])]) {
      ;(listener as (...args: Events[E]) => void)(...args)
    }
  }
}
