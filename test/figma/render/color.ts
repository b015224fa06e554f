/**
 * Channels 0 to 1, in the document's own colour space. Canvases mix colours
 * written as `rgb()` as Figma does, in the encoded channels, and all others in
 * Oklab: gradients of Display P3 documents are off by that much.
 */
export function cssColor(
  { r, g, b }: RGB,
  alpha: number,
  colorSpace: PredefinedColorSpace,
): string {
  return colorSpace === 'srgb'
    ? `rgb(${r * 255} ${g * 255} ${b * 255} / ${alpha})`
    : `color(${colorSpace} ${r} ${g} ${b} / ${alpha})`
}
