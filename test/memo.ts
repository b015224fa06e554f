/** Work whose outcome is the same for the same arguments, done once for each. */
export function memo<Args extends readonly unknown[], Made>(
  make: (...args: Args) => Made,
): (...args: Args) => Made {
  const all = new Map<string, Made>()
  return (...args) => {
    const key = JSON.stringify(args)
    const made = all.get(key) ?? make(...args)
    all.set(key, made)
    return made
  }
}
