/** Outlines and strokes, drawn once here and once as SVG. */
import type { Matrix } from '../../figma/document/model.ts'
import { layer, solid } from './render-scene.ts'
import { blue, centred, edges, grown, red } from './render-twin.ts'
import type { Twin } from './render-twin.ts'

const turned = (degrees: number, x: number, y: number): Matrix => {
  const [sin, cos] = [
    Math.sin((degrees * Math.PI) / 180),
    Math.cos((degrees * Math.PI) / 180),
  ]
  return [
    [cos, -sin, x],
    [sin, cos, y],
  ]
}

export const shapes: Twin[] = [
  {
    name: 'a rectangle',
    layers: () => [centred('RECTANGLE', red)],
    svg: '<rect x="50" y="35" width="60" height="50" fill="#c03020"/>',
    within: { mean: 0, far: 0 },
  },
  {
    name: 'corner radii of a rectangle, each its own',
    layers: () => [
      centred('RECTANGLE', { ...red, cornerRadii: [0, 10, 20, 5] }),
    ],
    svg: '<path fill="#c03020" d="M50 35h50a10 10 0 0 1 10 10v20a20 20 0 0 1-20 20h-35a5 5 0 0 1-5-5z"/>',
    within: edges,
  },
  {
    name: 'a turned rectangle',
    layers: () => [
      centred('RECTANGLE', { ...red, transform: turned(30, 80, 20) }),
    ],
    svg: '<rect width="60" height="50" transform="translate(80 20) rotate(30)" fill="#c03020"/>',
    within: edges,
  },
  {
    name: 'an ellipse',
    layers: () => [centred('ELLIPSE', red)],
    svg: '<ellipse cx="80" cy="60" rx="30" ry="25" fill="#c03020"/>',
    within: edges,
  },
  {
    name: 'a quarter of a ring',
    layers: () => [
      centred('ELLIPSE', {
        ...red,
        arcData: {
          startingAngle: 0,
          endingAngle: Math.PI / 2,
          innerRadius: 0.5,
        },
      }),
    ],
    svg: '<path fill="#c03020" d="M110 60a30 25 0 0 1-30 25v-12.5a15 12.5 0 0 0 15-12.5z"/>',
    within: edges,
  },
  {
    name: 'a triangle',
    layers: () => [layer('POLYGON', 40, 20, 80, 80, { ...red, pointCount: 3 })],
    svg: '<path fill="#c03020" d="M80 20L114.641 80H45.359z"/>',
    within: edges,
  },
  {
    name: 'a star of four points',
    layers: () => [
      layer('STAR', 40, 20, 80, 80, {
        ...red,
        pointCount: 4,
        innerRadius: Math.SQRT1_2 / 2,
      }),
    ],
    svg: '<path fill="#c03020" d="M80 20L90 50L120 60L90 70L80 100L70 70L40 60L70 50z"/>',
    within: edges,
  },
  ...(['NONZERO', 'EVENODD'] as const).map((windingRule): Twin => {
    const data = 'M10 0H70V60H10z M30 20H90V80H30z'
    return {
      name: `a vector path, ${windingRule}`,
      layers: () => [
        layer('VECTOR', 30, 20, 100, 80, {
          ...red,
          strokes: [],
          vectorPaths: [{ windingRule, data }],
        }),
      ],
      svg: `<path transform="translate(30 20)" fill="#c03020" fill-rule="${windingRule.toLowerCase()}" d="${data}"/>`,
      within: edges,
    }
  }),
  {
    name: 'a dashed line with round ends',
    layers: () => [
      layer('LINE', 20, 60, 120, 0, {
        strokes: [solid('#2040c0')],
        strokeWeight: 8,
        strokeCap: 'ROUND',
        dashPattern: [10, 20],
      }),
    ],
    svg: '<path d="M20 60h120" stroke="#2040c0" stroke-width="8" stroke-linecap="round" stroke-dasharray="10 20"/>',
    within: edges,
  },
  ...(['INSIDE', 'CENTER', 'OUTSIDE'] as const).map((strokeAlign): Twin => {
    const by = { INSIDE: -4, CENTER: 0, OUTSIDE: 4 }[strokeAlign]
    return {
      name: `a stroke ${strokeAlign.toLowerCase()}`,
      layers: () => [
        centred('ELLIPSE', {
          ...red,
          width: 50,
          strokes: [solid('#2040c0')],
          strokeWeight: 8,
          strokeAlign,
        }),
      ],
      svg: `<circle cx="75" cy="60" r="25" fill="#c03020"/>
        <circle cx="75" cy="60" r="${25 + by}" fill="none" stroke="#2040c0" stroke-width="8"/>`,
      within: edges,
    }
  }),
  {
    name: 'round joins of a stroke',
    layers: () => [
      centred('RECTANGLE', {
        fills: [],
        strokes: [solid('#2040c0')],
        strokeWeight: 12,
        strokeAlign: 'CENTER',
        strokeJoin: 'ROUND',
      }),
    ],
    svg: '<rect x="50" y="35" width="60" height="50" fill="none" stroke="#2040c0" stroke-width="12" stroke-linejoin="round"/>',
    within: edges,
  },
  ...(
    [
      ['UNION', 'M40 30h50v60h-50z M110 60a25 25 0 1 1-50 0a25 25 0 1 1 50 0z'],
      ['SUBTRACT', 'M40 30h50v5.505a25 25 0 1 0 0 48.99v5.505h-50z'],
      ['INTERSECT', 'M90 35.505a25 25 0 1 0 0 48.99z'],
      ['EXCLUDE', 'EVENODD'],
    ] as const
  ).map(([booleanOperation, path]): Twin => {
    const both = 'M40 30h50v60h-50z M110 60a25 25 0 1 1-50 0a25 25 0 1 1 50 0z'
    return {
      name: `a boolean ${booleanOperation.toLowerCase()}`,
      layers: () => [
        layer('BOOLEAN_OPERATION', 40, 30, 70, 60, {
          ...red,
          booleanOperation,
          children: [
            layer('RECTANGLE', 0, 0, 50, 60, blue),
            layer('ELLIPSE', 20, 5, 50, 50, blue),
          ],
        }),
      ],
      svg:
        path === 'EVENODD'
          ? `<path fill="#c03020" fill-rule="evenodd" d="${both}"/>`
          : `<path fill="#c03020" d="${path}"/>`,
      within: edges,
    }
  }),
  {
    name: 'the stroke of a boolean union, round its outside only',
    layers: () => [
      layer('BOOLEAN_OPERATION', 40, 30, 70, 60, {
        fills: [],
        strokes: [solid('#2040c0')],
        strokeWeight: 6,
        strokeAlign: 'OUTSIDE',
        children: [
          layer('RECTANGLE', 0, 0, 50, 60, blue),
          layer('ELLIPSE', 20, 5, 50, 50, blue),
        ],
      }),
    ],
    svg: `<g stroke="#2040c0" stroke-width="12" stroke-linejoin="round"><rect x="40" y="30" width="50" height="60"/><circle cx="85" cy="60" r="25"/></g>
      <g fill="#fff"><rect x="40" y="30" width="50" height="60"/><circle cx="85" cy="60" r="25"/></g>`,
    within: grown,
  },
]
