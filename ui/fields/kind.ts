/** What a kind of field knows of its values. */
export interface FieldKind<V> {
  /** @returns undefined for what is no value: what was stored is a stranger's */
  read(stored: unknown): V | undefined
  /** What is wrong with a value, in a sentence; null for nothing. */
  problem(value: V, label: string): string | null
}
