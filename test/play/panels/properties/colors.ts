/** Figma's colours, each channel 0 to 1, and `#rrggbb`. */

export const hexOf = ({ r, g, b }: RGB): string =>
  `#${[r, g, b]
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

export function rgbOf(hex: string): RGB {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16) / 255
  return { r: channel(1), g: channel(3), b: channel(5) }
}
