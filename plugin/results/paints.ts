/** What Figma takes at once. Others bring something along that it loads first. */
const plain: readonly string[] = [
  'SOLID',
  'GRADIENT_LINEAR',
  'GRADIENT_RADIAL',
  'GRADIENT_ANGULAR',
  'GRADIENT_DIAMOND',
  'IMAGE',
  'VIDEO',
]

export function fillsOf(layer: MinimalFillsMixin): readonly Paint[] {
  return layer.fills === figma.mixed ? [] : layer.fills
}

/**
 * In place of all fills there are. Where all of them are plain it is done at
 * once: nothing can come between.
 */
export async function writeFills(
  layer: MinimalFillsMixin,
  paints: readonly Paint[],
): Promise<void> {
  if (paints.every(({ type }) => plain.includes(type))) layer.fills = paints
  else await layer.setFillsAsync(paints)
}

export function isSeen(paint: Paint): boolean {
  return paint.visible !== false
}

export function isResult(
  paint: Paint,
  hashes: readonly string[],
): paint is ImagePaint {
  return paint.type === 'IMAGE' && hashes.includes(paint.imageHash!)
}

/**
 * Those that can be results of ours, whatever a file says of them: cropped to
 * their place, or right above the hidden picture that they are like.
 */
export function resultsIn(
  fills: readonly Paint[],
  hashes: readonly string[],
): ImagePaint[] {
  return fills.filter((paint, at): paint is ImagePaint => {
    if (!isResult(paint, hashes)) return false
    const below = fills[at - 1]
    return (
      paint.scaleMode === 'CROP' ||
      (below?.type === 'IMAGE' &&
        !isSeen(below) &&
        below.scaleMode === paint.scaleMode)
    )
  })
}

/** To know a paint again, whether it is hidden or not: paints have no ids. */
export function fingerprint(paint: Paint): string {
  let sum = 0
  for (const letter of JSON.stringify({ ...paint, visible: true }))
    sum = (31 * sum + letter.charCodeAt(0)) | 0
  return String(sum)
}
