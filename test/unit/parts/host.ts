/** The storage of a machine and of a file, as far as the parts see it. */
export function storageOf(
  kept: Record<string, unknown> = {},
  place: { shared: string } = { shared: '' },
) {
  return {
    kept,
    place,
    fetchStored: (name: string) => Promise.resolve(structuredClone(kept[name])),
    store: (name: string, value: unknown) => {
      if (value === null) delete kept[name]
      else kept[name] = structuredClone(value)
      return Promise.resolve()
    },
    fetchShared: () => Promise.resolve(place.shared),
    shareInFile: (text: string) => {
      place.shared = text
      return Promise.resolve()
    },
  }
}
