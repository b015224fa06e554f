/** Paints and text, drawn once here and once as SVG. */
import { gradient, image, layer, photoUrl, solid } from './render-scene.ts'
import type { Fields } from './render-scene.ts'
import { centred, centredRect, exactly } from './render-twin.ts'
import type { Twin } from './render-twin.ts'

const stops =
  '<stop stop-color="#ff8000"/><stop offset="1" stop-color="#0040c0"/>'

/** Two scalers of a soft picture. */
const scaled = { mean: 1, far: 0.003 }

const text = (characters: string, width: number, fields: Fields = {}) =>
  layer('TEXT', 20, 20, width, 80, { characters, ...fields })

const style = {
  family: 'Inter',
  style: 'Bold',
  fontSize: 20,
  lineHeight: null,
  letterSpacing: 0,
  alignHorizontal: 'LEFT',
  alignVertical: 'TOP',
  autoResize: 'NONE',
} as const

/** Letters are edges all over. */
const letters = { mean: 1.5, far: 0.02 }

/** Inter's ascent at 20 px: the first baseline of natural lines. */
const baseline = 20 + 0.96875 * 20

const svgText = (lines: [x: number, y: number, text: string][], more = '') =>
  lines
    .map(
      ([x, y, words]) =>
        `<text x="${x}" y="${y}" font-family="Inter" font-size="20" font-weight="700" ${more}>${words}</text>`,
    )
    .join('')

export const paints: Twin[] = [
  {
    name: 'two fills, the first one lowest, the second half seen',
    layers: () => [
      centred('RECTANGLE', {
        fills: [
          solid('#c03020'),
          solid('#2040c0', { opacity: 0.5 }),
          solid('#00ff00', { visible: false }),
        ],
      }),
    ],
    svg: `${centredRect} fill="#c03020"/>${centredRect} fill="#2040c0" opacity="0.5"/>`,
    within: { mean: 0.2, far: 0 },
  },
  {
    name: 'the blend mode of a fill',
    layers: () => [
      centred('RECTANGLE', {
        fills: [solid('#c0a020'), solid('#2080c0', { blendMode: 'MULTIPLY' })],
      }),
    ],
    svg: `${centredRect} fill="#c0a020"/>${centredRect} fill="#2080c0" style="mix-blend-mode:multiply"/>`,
    within: { mean: 0.2, far: 0 },
  },
  {
    name: 'a linear gradient, placed by its matrix',
    layers: () => [
      centred('RECTANGLE', {
        fills: [
          gradient('GRADIENT_LINEAR', [
            [0.8, 0.6, -0.2],
            [-0.6, 0.8, 0.4],
          ]),
        ],
      }),
    ],
    svg: `<linearGradient id="g" x1="0" x2="1" y1="0.5" y2="0.5" gradientTransform="matrix(0.8 0.6 -0.6 0.8 0.4 -0.2)">${stops}</linearGradient>${centredRect} fill="url(#g)"/>`,
    within: scaled,
  },
  {
    name: 'a radial gradient of the box',
    layers: () => [
      centred('ELLIPSE', {
        fills: [
          gradient('GRADIENT_RADIAL', [
            [1, 0, 0],
            [0, 1, 0],
          ]),
        ],
      }),
    ],
    svg: `<radialGradient id="g">${stops}</radialGradient><ellipse cx="80" cy="60" rx="30" ry="25" fill="url(#g)"/>`,
    within: scaled,
  },
  ...(['FILL', 'FIT'] as const).map((scaleMode): Twin => {
    const fit = scaleMode === 'FILL' ? 'slice' : 'meet'
    return {
      name: `an image, ${scaleMode}`,
      layers: () => [centred('RECTANGLE', { fills: [image({ scaleMode })] })],
      svg: `<image x="50" y="35" width="60" height="50" preserveAspectRatio="xMidYMid ${fit}" xlink:href="${photoUrl}"/>`,
      within: scaled,
    }
  }),
  {
    name: 'an image, turned by a quarter',
    layers: () => [centred('RECTANGLE', { fills: [image({ rotation: 90 })] })],
    svg: `<image x="-25" y="-30" width="50" height="60" preserveAspectRatio="xMidYMid slice" transform="translate(80 60) rotate(90)" xlink:href="${photoUrl}"/>`,
    within: scaled,
  },
  {
    name: 'an image, CROP to its middle',
    layers: () => [
      centred('RECTANGLE', {
        fills: [
          image({
            scaleMode: 'CROP',
            imageTransform: [
              [0.5, 0, 0.25],
              [0, 0.5, 0.25],
            ],
          }),
        ],
      }),
    ],
    svg: `<svg x="50" y="35" width="60" height="50"><image x="-30" y="-25" width="120" height="100" preserveAspectRatio="none" xlink:href="${photoUrl}"/></svg>`,
    within: scaled,
  },
  {
    name: 'an image, TILE at a quarter of its size',
    layers: () => [
      centred('RECTANGLE', {
        fills: [image({ scaleMode: 'TILE', scalingFactor: 0.25 })],
      }),
    ],
    svg: `<pattern id="p" patternUnits="userSpaceOnUse" x="50" y="35" width="24" height="16"><image width="24" height="16" xlink:href="${photoUrl}"/></pattern>${centredRect} fill="url(#p)"/>`,
    within: { mean: 2, far: 0.05 },
  },
  {
    name: 'an image on a turned ellipse',
    layers: () => [
      centred('ELLIPSE', {
        transform: [
          [0.8, -0.6, 70],
          [0.6, 0.8, 20],
        ],
        fills: [image()],
      }),
    ],
    svg: `<clipPath id="c"><ellipse cx="30" cy="25" rx="30" ry="25"/></clipPath><g transform="matrix(0.8 0.6 -0.6 0.8 70 20)"><g clip-path="url(#c)"><image width="60" height="50" preserveAspectRatio="xMidYMid slice" xlink:href="${photoUrl}"/></g></g>`,
    within: scaled,
  },
  {
    name: 'text that breaks between words and at line ends',
    layers: () => [
      text('Hello brave new\nworld', 120, { textStyle: { ...style } }),
    ],
    svg: svgText([
      [20, baseline, 'Hello brave'],
      [20, baseline + 24.2, 'new'],
      [20, baseline + 48.4, 'world'],
    ]),
    within: letters,
  },
  {
    name: 'text set to the right and the bottom, in lines of 30',
    layers: () => [
      text('Over\nunder', 120, {
        textStyle: {
          ...style,
          lineHeight: 30,
          alignHorizontal: 'RIGHT',
          alignVertical: 'BOTTOM',
        },
      }),
    ],
    // A line of 30 holds 24.2 of type in its middle.
    svg: svgText(
      [
        [140, 40 + 2.9 + 19.375, 'Over'],
        [140, 70 + 2.9 + 19.375, 'under'],
      ],
      'text-anchor="end"',
    ),
    within: letters,
  },
  {
    name: 'spaced letters with a gradient',
    layers: () => [
      text('Wide', 120, {
        textStyle: { ...style, letterSpacing: 4 },
        fills: [
          gradient('GRADIENT_LINEAR', [
            [1, 0, 0],
            [0, 1, 0],
          ]),
        ],
      }),
    ],
    svg: `<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="20" x2="140" y1="0" y2="0">${stops}</linearGradient>${svgText([[20, baseline, 'Wide']], 'fill="url(#g)" letter-spacing="4"')}`,
    within: letters,
  },
  {
    name: 'a hidden fill, which paints nothing',
    layers: () => [
      centred('RECTANGLE', { fills: [solid('#c03020', { visible: false })] }),
    ],
    svg: '',
    within: exactly,
  },
]
