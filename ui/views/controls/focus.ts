/**
 * Moves the focus among the items of a list as arrow keys do.
 *
 * @returns whether the key is one of a list's
 */
export function moveFocus(
  root: HTMLElement | null,
  selector: string,
  key: string,
): boolean {
  const items = itemsIn(root, selector)
  const at = items.indexOf(document.activeElement as HTMLElement)
  const last = items.length - 1
  const targets: Record<string, number> = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  }
  const target = targets[key]
  if (target === undefined) return false
  items[target]?.focus()
  return true
}

export function itemsIn(
  root: HTMLElement | null,
  selector: string,
): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])]
}
