/** Channels 0 to 1, in the document's own colour space. */
export function cssColor(
  { r, g, b }: RGB,
  alpha: number,
  colorSpace: PredefinedColorSpace,
): string {
  return `color(${colorSpace} ${r} ${g} ${b} / ${alpha})`
}
