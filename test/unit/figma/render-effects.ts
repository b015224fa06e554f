/** Blurs and shadows, drawn once here and once as SVG. */
import { layer } from './render-scene.ts'
import { centred, centredRect, grown, red } from './render-twin.ts'
import type { Twin } from './render-twin.ts'

/** A Gaussian and three boxes in its stead. */
const blurred = { mean: 1, far: 0.003 }

const black = { r: 0, g: 0, b: 0 }

const shadowFilter = `<filter id="f" x="-1" y="-1" width="3" height="3" color-interpolation-filters="sRGB">`

export const effects: Twin[] = [
  {
    name: 'a blurred layer: radius 12 is a deviation of 6',
    layers: () => [
      centred('RECTANGLE', {
        ...red,
        effects: [
          { type: 'LAYER_BLUR', blurType: 'NORMAL', radius: 12, visible: true },
        ],
      }),
    ],
    svg: `${shadowFilter}<feGaussianBlur stdDeviation="6"/></filter>${centredRect} fill="#c03020" filter="url(#f)"/>`,
    within: blurred,
  },
  {
    name: 'a drop shadow',
    layers: () => [
      centred('ELLIPSE', {
        ...red,
        effects: [
          {
            type: 'DROP_SHADOW',
            color: { ...black, a: 0.5 },
            offset: { x: 6, y: 8 },
            radius: 10,
            visible: true,
            blendMode: 'NORMAL',
          },
        ],
      }),
    ],
    svg: `${shadowFilter}<feDropShadow dx="6" dy="8" stdDeviation="5" flood-color="#000" flood-opacity="0.5"/></filter><ellipse cx="80" cy="60" rx="30" ry="25" fill="#c03020" filter="url(#f)"/>`,
    within: blurred,
  },
  {
    name: 'a drop shadow that grows, under a group at half opacity',
    layers: () => [
      layer('GROUP', 0, 0, 160, 120, {
        opacity: 0.5,
        effects: [
          {
            type: 'DROP_SHADOW',
            color: { ...black, a: 1 },
            offset: { x: 0, y: 0 },
            radius: 0,
            spread: 10,
            visible: true,
            blendMode: 'NORMAL',
            showShadowBehindNode: true,
          },
        ],
        children: [centred('ELLIPSE', { ...red, width: 50 })],
      }),
    ],
    svg: '<g opacity="0.5"><circle cx="75" cy="60" r="35"/><circle cx="75" cy="60" r="25" fill="#c03020"/></g>',
    within: grown,
  },
  {
    name: 'an inner shadow',
    layers: () => [
      centred('RECTANGLE', {
        ...red,
        effects: [
          {
            type: 'INNER_SHADOW',
            color: { ...black, a: 0.8 },
            offset: { x: 6, y: 4 },
            radius: 8,
            visible: true,
            blendMode: 'NORMAL',
          },
        ],
      }),
    ],
    svg: `${shadowFilter}<feFlood flood-opacity="0.8"/><feComposite operator="out" in2="SourceAlpha"/><feOffset dx="6" dy="4"/><feGaussianBlur stdDeviation="4"/><feComposite operator="in" in2="SourceAlpha" result="s"/><feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="s"/></feMerge></filter>${centredRect} fill="#c03020" filter="url(#f)"/>`,
    within: blurred,
  },
]
