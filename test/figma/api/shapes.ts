/** What single kinds of shapes have of their own. */
import * as v from 'valibot'
import type { Trait } from './trait.ts'
import { field, reading } from './trait.ts'
import { checked, finite, within } from './words.ts'

export const ellipse: Trait = {
  properties: {
    arcData: field(
      'arcData',
      v.strictObject({
        startingAngle: finite,
        endingAngle: finite,
        innerRadius: within(0, 1),
      }),
      true,
    ),
  },
}

const pointCount = field(
  'pointCount',
  v.pipe(v.number(), v.integer(), v.minValue(3)),
  true,
)

export const polygon: Trait = { properties: { pointCount } }

export const star: Trait = {
  properties: {
    pointCount,
    innerRadius: field('innerRadius', within(0, 1), true),
  },
}

const vectorPath = v.strictObject({
  windingRule: v.picklist(['NONZERO', 'EVENODD', 'NONE']),
  data: v.string(),
})

/** Figma takes M, L, Q, C and Z, absolute, separated by spaces. */
const pathData = /^\s*(?:[MLQC](?:\s+-?[\d.]+(?:e-?\d+)?)+\s*|Z\s*)*$/

export const vector: Trait = {
  properties: {
    vectorPaths: {
      fixedInInstance: true,
      get: ({ layer }) => layer.vectorPaths,
      set: ({ run, id }, value) => {
        const paths = checked('vectorPaths', v.array(vectorPath), value)
        for (const { data } of paths) {
          if (!pathData.test(data)) {
            throw new Error(
              `Failed to convert path. Invalid command at ${data.slice(0, 40)}`,
            )
          }
        }
        const box = extentOf(paths.map((path) => path.data))
        run.document.update(id, { vectorPaths: paths, ...box })
      },
    },
    vectorNetwork: reading(() => {
      throw new Error('Vector networks are not simulated')
    }),
    handleMirroring: reading(() => 'NONE'),
  },
}

/** The size of paths that begin at the origin, control points included. */
function extentOf(paths: readonly string[]) {
  const values = paths
    .flatMap((path) => path.match(/-?[\d.]+(?:e-?\d+)?/g) ?? [])
    .map(Number)
  const side = (odd: number) =>
    Math.max(0.01, ...values.filter((_, index) => index % 2 === odd))
  return { width: side(0), height: side(1) }
}

export const booleanOperation: Trait = {
  properties: {
    booleanOperation: field(
      'booleanOperation',
      v.picklist(['UNION', 'INTERSECT', 'SUBTRACT', 'EXCLUDE']),
      true,
    ),
    expanded: reading(() => false),
  },
}
