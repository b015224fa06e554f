/** What the service gave, as plain data: it is journalled. */
export type Came =
  | {
      kind: 'picture'
      url: string
      seed: number | null
      /** As the service rewrote it; null where it did not say. */
      prompt: string | null
    }
  /** Held back by the safety check, and billed. */
  | { kind: 'withheld' }
  | { kind: 'words'; text: string }

interface PictureEntry {
  url: string | null
  is_image_safe: boolean
  seed: number | null
  prompt: string | null
}

/** Of an answer that lists pictures. */
export function pictures({
  data,
}: {
  data: readonly PictureEntry[] | null | undefined
}): Came[] {
  return (data ?? []).map(({ url, is_image_safe, seed, prompt }) =>
    url && is_image_safe
      ? { kind: 'picture', url, seed, prompt }
      : { kind: 'withheld' },
  )
}
