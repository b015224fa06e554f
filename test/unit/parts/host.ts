/** The storage of a machine and of a file, as far as the parts see it. */
export function storageOf(
  kept: Record<string, unknown> = {},
  file: { shared: string } = { shared: '' },
) {
  return {
    kept,
    file,
    fetchStored: (name: string) => Promise.resolve(structuredClone(kept[name])),
    store: (name: string, value: unknown) => {
      if (value === null) delete kept[name]
      else kept[name] = structuredClone(value)
      return Promise.resolve()
    },
    fetchShared: () => Promise.resolve(file.shared),
    shareInFile: (text: string) => {
      file.shared = text
      return Promise.resolve()
    },
  }
}
