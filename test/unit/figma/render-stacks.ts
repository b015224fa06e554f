/** Layers upon layers: groups, blending, masks; here and as SVG. */
import type { Matrix } from '../../figma/document/model.ts'
import {
  frame,
  gradient,
  image,
  layer,
  photoUrl,
  solid,
} from './render-scene.ts'
import {
  blue,
  centred,
  centredRect,
  edges,
  exactly,
  red,
} from './render-twin.ts'
import type { Twin } from './render-twin.ts'

const level = { mean: 0.5, far: 0 }

const modes = [
  'DARKEN',
  'MULTIPLY',
  'COLOR_BURN',
  'LIGHTEN',
  'SCREEN',
  'COLOR_DODGE',
  'OVERLAY',
  'SOFT_LIGHT',
  'HARD_LIGHT',
  'DIFFERENCE',
  'EXCLUSION',
  'HUE',
  'SATURATION',
  'COLOR',
  'LUMINOSITY',
] as const

const photoSvg = `<image x="20" y="20" width="96" height="64" xlink:href="${photoUrl}"/>`
const photoLayer = () =>
  layer('RECTANGLE', 20, 20, 96, 64, { fills: [image()] })

export const stacks: Twin[] = [
  {
    name: 'a hidden layer, which paints nothing',
    layers: () => [centred('RECTANGLE', { ...red, visible: false })],
    svg: '',
    within: exactly,
  },
  {
    name: 'the opacity of a group, taken together',
    layers: () => [
      layer('GROUP', 20, 20, 100, 80, {
        opacity: 0.5,
        children: [
          layer('RECTANGLE', 0, 0, 60, 60, red),
          layer('RECTANGLE', 30, 20, 60, 60, blue),
        ],
      }),
    ],
    svg: '<g opacity="0.5"><rect x="20" y="20" width="60" height="60" fill="#c03020"/><rect x="50" y="40" width="60" height="60" fill="#2040c0"/></g>',
    within: level,
  },
  {
    name: 'a frame in a frame, turned, its corners round and cutting',
    layers: () => [
      layer('FRAME', 0, 0, 60, 50, {
        transform: [
          [0.8, -0.6, 70],
          [0.6, 0.8, 20],
        ] satisfies Matrix,
        cornerRadii: [10, 10, 10, 10],
        clipsContent: true,
        fills: [solid('#e0e0a0')],
        children: [layer('ELLIPSE', 30, 20, 60, 60, red)],
      }),
    ],
    svg: '<clipPath id="c"><rect width="60" height="50" rx="10"/></clipPath><g transform="matrix(0.8 0.6 -0.6 0.8 70 20)"><rect width="60" height="50" rx="10" fill="#e0e0a0"/><g clip-path="url(#c)"><circle cx="60" cy="50" r="30" fill="#c03020"/></g></g>',
    within: edges,
  },
  {
    name: 'a frame that does not cut',
    layers: () => [
      layer('FRAME', 50, 35, 60, 50, {
        clipsContent: false,
        ...red,
        children: [layer('RECTANGLE', 40, 30, 40, 40, blue)],
      }),
    ],
    svg: `${centredRect} fill="#c03020"/><rect x="90" y="65" width="40" height="40" fill="#2040c0"/>`,
    within: exactly,
  },
  ...modes.map((blendMode): Twin => {
    const css = blendMode.toLowerCase().replace('_', '-')
    return {
      name: `the blend mode ${blendMode}`,
      layers: () => [
        photoLayer(),
        layer('RECTANGLE', 50, 40, 90, 70, {
          fills: [solid('#c08040')],
          blendMode,
        }),
      ],
      svg: `${photoSvg}<rect x="50" y="40" width="90" height="70" fill="#c08040" style="mix-blend-mode:${css}"/>`,
      // Near grey, where a hue hardly exists, the two disagree on it.
      within:
        blendMode === 'HUE' ? { mean: 0.6, far: 0.02 } : { mean: 0.2, far: 0 },
    }
  }),
  {
    name: 'a group of mode NORMAL, which keeps a blend inside',
    layers: () => [
      photoLayer(),
      layer('GROUP', 0, 0, 160, 120, {
        blendMode: 'NORMAL',
        children: [
          layer('RECTANGLE', 50, 40, 40, 40, red),
          layer('RECTANGLE', 60, 50, 60, 60, {
            fills: [solid('#40c0c0')],
            blendMode: 'MULTIPLY',
          }),
        ],
      }),
    ],
    svg: `${photoSvg}<g style="isolation:isolate"><rect x="50" y="40" width="40" height="40" fill="#c03020"/><rect x="60" y="50" width="60" height="60" fill="#40c0c0" style="mix-blend-mode:multiply"/></g>`,
    within: level,
  },
  {
    name: 'a group that passes a blend through',
    layers: () => [
      photoLayer(),
      layer('GROUP', 0, 0, 160, 120, {
        children: [
          layer('RECTANGLE', 60, 50, 60, 60, {
            fills: [solid('#40c0c0')],
            blendMode: 'MULTIPLY',
          }),
        ],
      }),
    ],
    svg: `${photoSvg}<rect x="60" y="50" width="60" height="60" fill="#40c0c0" style="mix-blend-mode:multiply"/>`,
    within: level,
  },
  {
    name: 'a mask by alpha: what is below it stays, what is above is cut',
    layers: () => [
      layer('RECTANGLE', 0, 0, 40, 120, blue),
      centred('ELLIPSE', { ...red, isMask: true, opacity: 0.5 }),
      photoLayer(),
    ],
    svg: `<rect width="40" height="120" fill="#2040c0"/><clipPath id="c"><ellipse cx="80" cy="60" rx="30" ry="25"/></clipPath><g clip-path="url(#c)" opacity="0.5">${photoSvg}</g>`,
    within: edges,
  },
  {
    name: 'a mask by outline, however faint its paint',
    layers: () => [
      centred('ELLIPSE', {
        fills: [solid('#000000', { opacity: 0.1 })],
        isMask: true,
        maskType: 'VECTOR',
      }),
      photoLayer(),
    ],
    svg: `<clipPath id="c"><ellipse cx="80" cy="60" rx="30" ry="25"/></clipPath><g clip-path="url(#c)">${photoSvg}</g>`,
    within: edges,
  },
  {
    name: 'a mask by luminance',
    layers: () => [
      centred('RECTANGLE', {
        fills: [
          gradient(
            'GRADIENT_LINEAR',
            [
              [1, 0, 0],
              [0, 1, 0],
            ],
            '#000000',
            '#ffffff',
          ),
        ],
        isMask: true,
        maskType: 'LUMINANCE',
      }),
      photoLayer(),
    ],
    svg: `<linearGradient id="g"><stop/><stop offset="1" stop-color="#fff"/></linearGradient><mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="160" height="120">${centredRect} fill="url(#g)"/></mask><g mask="url(#m)">${photoSvg}</g>`,
    within: { mean: 0.5, far: 0 },
  },
  {
    name: 'a second mask, which ends the first',
    layers: () => [
      layer('RECTANGLE', 0, 0, 50, 50, { ...red, isMask: true }),
      layer('RECTANGLE', 0, 0, 160, 120, red),
      layer('RECTANGLE', 100, 60, 50, 50, { ...red, isMask: true }),
      layer('RECTANGLE', 0, 0, 160, 120, blue),
    ],
    svg: '<rect width="50" height="50" fill="#c03020"/><rect x="100" y="60" width="50" height="50" fill="#2040c0"/>',
    within: exactly,
  },
  {
    name: 'a hidden mask, which cuts nothing',
    layers: () => [
      centred('RECTANGLE', { isMask: true, visible: false }),
      photoLayer(),
    ],
    svg: photoSvg,
    within: exactly,
  },
  {
    name: 'an instance and a section like frames',
    layers: () => [
      layer('SECTION', 10, 10, 60, 60, {
        ...red,
        children: [
          frame([layer('RECTANGLE', 0, 0, 20, 20, blue)], {
            width: 30,
            height: 30,
          }),
        ],
      }),
      layer('INSTANCE', 90, 10, 40, 40, {
        ...red,
        children: [layer('RECTANGLE', 20, 20, 40, 40, blue)],
      }),
    ],
    svg: '<rect x="10" y="10" width="60" height="60" fill="#c03020"/><rect x="10" y="10" width="30" height="30" fill="#fff"/><rect x="10" y="10" width="20" height="20" fill="#2040c0"/><rect x="90" y="10" width="40" height="40" fill="#c03020"/><rect x="110" y="30" width="20" height="20" fill="#2040c0"/>',
    within: exactly,
  },
]
