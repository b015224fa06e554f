/** What the service gave, as plain data: it is journalled. */
export type Came =
  | {
      kind: 'picture'
      url: string
      seed: number | null
      /** As the service rewrote it; null where it did not say. */
      prompt: string | null
      /** The source's subject cut out, to be laid on top; null without one. */
      subject: string | null
    }
  /** A picture whose alpha counts. */
  | { kind: 'cutout'; url: string; seed: number | null; prompt: string | null }
  /** Held back by the safety check, and billed. */
  | { kind: 'withheld' }
  | { kind: 'words'; text: string }

interface PictureEntry {
  url: string | null
  is_image_safe: boolean
  seed: number | null
  prompt: string | null
}

interface PictureAnswer {
  data: readonly PictureEntry[] | null | undefined
}

const came =
  (kind: 'picture' | 'cutout') =>
  ({ data }: PictureAnswer): Came[] =>
    (data ?? []).map(({ url, is_image_safe, seed, prompt }) => {
      if (!url || !is_image_safe) return { kind: 'withheld' }
      const link = { url, seed, prompt }
      return kind === 'cutout'
        ? { kind, ...link }
        : { kind, ...link, subject: null }
    })

/** Of an answer that lists pictures. */
export const pictures = came('picture')

/** Of one whose pictures are transparent around what they show. */
export const cutouts = came('cutout')
