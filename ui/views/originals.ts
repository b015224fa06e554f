import type { Target } from '../../plugin/shared/protocol.ts'
import type { State } from '../state.ts'

/** The source as it looked when the job began, while the panel is open. */
const originals = new WeakMap<Target, ImageBitmap>()

/**
 * Keeps the preview as the original of every job that was just started on it:
 * later the same layer shows the results.
 */
export function keepOriginals({ jobs, preview, targets }: State): void {
  const source = preview.value?.source
  const shown = targets.value[0]?.source.id
  if (!source) return
  for (const { target, inserted } of jobs.value)
    if (!inserted && target.source.id === shown && !originals.has(target))
      originals.set(target, source)
}

export function originalOf(target: Target): ImageBitmap | null {
  return originals.get(target) ?? null
}
