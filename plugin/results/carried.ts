import {
  editableById,
  isEditable,
  meets,
  type Editable,
} from '../selection/editable.ts'
import { isInside, isPresent } from '../layers.ts'
import { boundsOf } from './transform.ts'
import { carriers, keptJobs, type Kept } from './kept.ts'
import { fillsOf, isSeen, resultsIn } from './paints.ts'
import { perchOf } from './spot.ts'
import { wayOf } from '../selection/target.ts'
import { identity, isFlat } from '../shared/geometry.ts'
import type { Carried, Found, Target } from '../shared/protocol.ts'

/** All results on the open page, or on every page: those are loaded for it. */
export async function findResults(where: 'open' | 'all'): Promise<Found> {
  const pages = where === 'all' ? figma.root.children : [figma.currentPage]
  const carried: Carried[] = []
  for (const page of pages) {
    await page.loadAsync()
    const layers = page.findAllWithCriteria(carriers)
    for (const layer of layers.filter(isEditable))
      carried.push(...(await carriedBy(layer)))
  }
  return { pageIds: pages.map(({ id }) => id), carried }
}

/** The results of each job on a layer, the oldest first. */
export async function carriedBy(layer: Editable): Promise<Carried[]> {
  const jobs = keptJobs(layer).map((kept) => carriedOf(layer, kept))
  return (await Promise.all(jobs)).filter(isPresent)
}

/** @returns null where none of the job's fills is left */
async function carriedOf(layer: Editable, kept: Kept): Promise<Carried | null> {
  if (!('fills' in layer) || !('absoluteTransform' in layer)) return null
  const { absoluteTransform, width, height } = layer
  const results = kept.results
    .map(({ hash, index }, at) => {
      // Of a picture in tiles the first one stands for all.
      if (kept.results.findIndex((one) => one.index === index) < at) return null
      const [paint] = hash ? resultsIn(fillsOf(layer), [hash]) : []
      if (!paint) return null
      const transform = paint.imageTransform ?? identity
      if (isFlat(transform)) return null
      const bounds = boundsOf(absoluteTransform, { width, height }, transform)
      return { index, hash, bounds, visible: isSeen(paint) }
    })
    .filter(isPresent)
  if (!results.length) return null
  return {
    nodeId: layer.id,
    record: kept.record,
    how: kept.how,
    results,
    target: await editedBy(layer, kept),
  }
}

async function editedBy(
  layer: Editable,
  { sourceId, maskIds, scope }: Kept,
): Promise<Target> {
  const source = (sourceId && (await sourceOf(layer, sourceId))) || layer
  const masks = (await Promise.all(maskIds.map(editableById)))
    .filter(isPresent)
    .filter((mask) => meets(mask, source))
  return wayOf({ source, masks, reason: 'chosen' }, scope)
}

/** In a copy of a frame its results are results of the copy. */
async function sourceOf(
  carrier: Editable,
  id: string,
): Promise<Editable | null> {
  const source = await editableById(id)
  const holder = carrier.parent
  if (source && isInside(carrier, source)) return source
  if (source && perchOf(source).parent?.id === holder?.id) return source
  return holder && isEditable(holder) ? holder : source
}
