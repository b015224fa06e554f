import { useEffect, useState } from 'preact/hooks'

/** A picture, decoded for as long as something shows it. */
export function useBitmap(picture: Uint8Array | null): ImageBitmap | null {
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null)
  useEffect(() => {
    let decoded: ImageBitmap | null = null
    let isWanted = true
    if (picture)
      void createImageBitmap(new Blob([picture as BlobPart])).then((made) => {
        if (!isWanted) return made.close()
        decoded = made
        setBitmap(made)
      })
    return () => {
      isWanted = false
      decoded?.close()
      setBitmap(null)
    }
  }, [picture])
  return bitmap
}
