/** Figma's side as far as the jobs see it: layers with results, by their images. */
import type {
  Carried,
  Host,
  Placed,
  Placing,
  ResultRef,
  Target,
} from '../../../plugin/shared/protocol.ts'
import { bounds } from './made.ts'

interface Row extends ResultRef {
  hash: string
  index: number
  how: Placed['how']
  visible: boolean
  record: string
  target: Target
}

type Places = Pick<Host, 'place' | 'showResult' | 'removeResults'>
type Later<T> = {
  [Name in keyof T]: T[Name] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never
}

/** Equal pictures are one image. */
export const hashOf = (bytes: Uint8Array) => `image-${bytes.join('-')}`

export function createDocument() {
  let rows: Row[] = []
  let layers = 0
  let refusal: Error | null = null
  let sourceIsGone = false
  /** What was asked of it, in order. */
  const asked: Placing[] = []
  const removed: ResultRef[] = []
  /** Of removals. */
  let steps = 0

  /** The layer for a result, where none of its job is there yet. */
  const layerFor = ({ how, target }: Placing) =>
    how === 'fill' && target.source && !sourceIsGone
      ? target.source.id
      : `${how}-${String(++layers)}`

  const host: Later<Places> = {
    place: async (placing) => {
      await Promise.resolve()
      if (refusal) throw refusal
      asked.push(structuredClone(placing))
      const { how, made, earlier, record, target, show } = placing
      if (how === 'name')
        return { how, refs: [], sourceGone: false, around: null }
      const [first] = earlier
      const shared = how !== 'beside' && (first?.nodeId ?? layerFor(placing))
      const refs = made.map(({ made }) => ({
        nodeId: shared || layerFor(placing),
        hash: 'bytes' in made ? hashOf(made.bytes) : 'tiles',
      }))
      const again = new Set(refs.map(({ nodeId, hash }) => nodeId + hash))
      rows = rows
        .filter(({ nodeId, hash }) => !again.has(nodeId + hash))
        .map((row) =>
          earlier.some(({ hash }) => hash === row.hash) && row.nodeId === shared
            ? { ...row, visible: row.visible && !show, record }
            : row,
        )
      rows.push(
        ...refs.map((ref, at) => ({
          ...ref,
          index: made[at]!.index,
          how,
          visible: how === 'beside' || (show && at === 0),
          record,
          target,
        })),
      )
      return { how, refs, sourceGone: sourceIsGone, around: null }
    },
    showResult: async ({ nodeId, hash }) => {
      await Promise.resolve()
      if (refusal) throw refusal
      rows = rows.map((row) =>
        row.nodeId === nodeId ? { ...row, visible: row.hash === hash } : row,
      )
    },
    removeResults: async (refs) => {
      await Promise.resolve()
      if (refusal) throw refusal
      removed.push(...refs)
      steps++
      for (const ref of refs) {
        const gone = rows.find(
          (row) => row.nodeId === ref.nodeId && row.hash === ref.hash,
        )
        rows = rows.filter((row) => row !== gone)
        const last = rows.filter(({ nodeId }) => nodeId === ref.nodeId).pop()
        if (gone?.visible && last) last.visible = true
      }
    },
  }

  return {
    host,
    asked,
    removed,
    steps: () => steps,
    refuse: (why: Error | null) => {
      refusal = why
    },
    loseSource: () => {
      sourceIsGone = true
    },
    /** Layer and index of what lies there, `*` where it is in view. */
    shown: () =>
      rows.map(
        ({ nodeId, index, visible }) =>
          `${nodeId} ${String(index)}${visible ? '*' : ''}`,
      ),
    /** As the list finds it, by anybody. */
    carried: (): Carried[] => {
      const ids = [...new Set(rows.map(({ nodeId }) => nodeId))]
      return ids.map((nodeId) => {
        const own = rows.filter((row) => row.nodeId === nodeId)
        const { record, how, target } = own.at(-1)!
        return {
          ...{ nodeId, record, how, target },
          results: own.map(({ index, hash, visible }) => ({
            ...{ index, hash, visible },
            bounds,
          })),
        }
      })
    },
  }
}
