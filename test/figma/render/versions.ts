/** What is kept of one picture; a slider being dragged makes many more. */
const most = 8

/**
 * A memory of pictures made from other pictures, by what was done to them.
 * It lasts as long as the picture they are made from.
 */
export function rememberVersions() {
  const known = new WeakMap<ImageBitmap, Map<string, ImageBitmap>>()
  return (
    picture: ImageBitmap,
    key: string,
    make: () => ImageBitmap,
  ): ImageBitmap => {
    const versions = known.get(picture) ?? new Map<string, ImageBitmap>()
    known.set(picture, versions)
    const version = versions.get(key) ?? make()
    if (versions.size >= most && !versions.has(key)) versions.clear()
    versions.set(key, version)
    return version
  }
}
