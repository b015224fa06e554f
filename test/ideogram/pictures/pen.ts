import type { Ink } from './inks.ts'

/** One colour as it looks on a thing: lit at the upper left, in shade at the lower right. */
export interface Tone {
  readonly ink: Ink
  /** 0..100 */
  readonly lightness: number
}

export const tone = (ink: Ink, lightness: number): Tone => ({ ink, lightness })

/** What shapes are filled with: a tone, or any SVG paint. */
export type Fill = Tone | string

export const times = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

/** Writes SVG elements. */
export class Pen {
  #ids = 0

  /** @param look `lit` shades what it fills; `flat` uses plain colours only */
  constructor(readonly look: 'lit' | 'flat' = 'lit') {}

  path(data: string, fill: Fill, more = ''): string {
    const [before, paint] = this.#paint(fill)
    return `${before}<path d="${data}" fill="${paint}" ${more}/>`
  }

  circle(x: number, y: number, radius: number, fill: Fill): string {
    return this.ellipse(x, y, radius, radius, fill)
  }

  ellipse(
    x: number,
    y: number,
    rx: number,
    ry: number,
    fill: Fill,
    more = '',
  ): string {
    const [before, paint] = this.#paint(fill, 'round')
    return `${before}<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${paint}" ${more}/>`
  }

  line(data: string, paint: string, width: number): string {
    return `<path d="${data}" fill="none" stroke="${paint}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
  }

  /** A disc of light that fades out to nothing. Nothing where the look is flat. */
  glow(
    x: number,
    y: number,
    radius: number,
    colour: (opacity: number) => string,
  ): string {
    if (this.look === 'flat') return ''
    const id = this.#next()
    return `<radialGradient id="${id}"><stop offset="0" stop-color="${colour(0.95)}"/><stop offset="0.35" stop-color="${colour(0.45)}"/><stop offset="1" stop-color="${colour(0)}"/></radialGradient><circle cx="${x}" cy="${y}" r="${radius}" fill="url(#${id})"/>`
  }

  /** A reflex of light on something smooth. */
  shine(x: number, y: number, radius: number): string {
    return this.glow(
      x,
      y,
      radius,
      (opacity) => `rgba(255,255,255,${opacity * 0.75})`,
    )
  }

  #next = () => `p${(this.#ids += 1)}`

  /** @returns a definition to be written first, and the paint */
  #paint(fill: Fill, form: 'any' | 'round' = 'any'): [string, string] {
    if (typeof fill === 'string') return ['', fill]
    const { ink, lightness } = fill
    if (this.look === 'flat') return ['', ink(lightness)]
    const id = this.#next()
    const stops = `<stop offset="0" stop-color="${ink(Math.min(97, lightness + 16))}"/><stop offset="0.45" stop-color="${ink(lightness)}"/><stop offset="1" stop-color="${ink(Math.max(4, lightness - 24))}"/>`
    const gradient =
      form === 'round'
        ? `<radialGradient id="${id}" cx="0.36" cy="0.3" r="0.8">${stops}</radialGradient>`
        : `<linearGradient id="${id}" x1="0.1" y1="0" x2="0.85" y2="1">${stops}</linearGradient>`
    return [gradient, `url(#${id})`]
  }
}
