import type { Made, Tile } from '../../plugin/shared/made.ts'
import {
  withProvenance,
  type Provenance,
  type SourceType,
} from '../pixels/provenance.ts'
import type { Asked } from '../tools/order.ts'
import { engineOf, toolNamed } from '../tools/tools.ts'

type Picture = Exclude<Made, { kind: 'words' }>

/** What was made, telling in its files what it is and what made it. */
export function marked(made: Made, asked: Asked): Made {
  if (made.kind === 'words') return made
  const provenance = provenanceOf(made, asked)
  const mark = <T extends { bytes: Uint8Array }>(one: T): T => ({
    ...one,
    bytes: withProvenance(one.bytes, provenance),
  })
  if (made.kind !== 'larger') return mark(made)
  const [first, ...others] = made.tiles
  const tiles: [Tile, ...Tile[]] = [mark(first), ...others.map(mark)]
  return { ...made, tiles }
}

function provenanceOf({ kind }: Picture, asked: Asked): Provenance {
  const { label, framing } = engineOf(asked)
  return {
    sourceType:
      framing.kind === 'nothing'
        ? 'trainedAlgorithmicMedia'
        : sourceTypes[kind],
    // What another version made is known by no name of this one.
    system: toolNamed(asked.tool) ? `Ideogram ${label}` : 'Ideogram',
  }
}

/** Of what was made of something that was there. */
const sourceTypes: Record<Picture['kind'], SourceType> = {
  patch: 'compositeWithTrainedAlgorithmicMedia',
  picture: 'compositeWithTrainedAlgorithmicMedia',
  cutout: 'algorithmicallyEnhanced',
  larger: 'algorithmicallyEnhanced',
}
