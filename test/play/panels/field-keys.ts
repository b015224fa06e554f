type KeyInField = KeyboardEvent & { currentTarget: HTMLInputElement }

/** Enter keeps what is typed, Escape takes it back; both leave the field. */
export function leaveField(
  { key, currentTarget: field }: KeyInField,
  before: string,
): void {
  if (key === 'Escape') field.value = before
  if (key === 'Escape' || key === 'Enter') field.blur()
}
