import { useEffect } from 'preact/hooks'
import type { Panel } from '../../app.ts'
import { isReady, placedOf, resultsOf } from '../../jobs/job.ts'

/** Where keys have another meaning already: who types does not switch. */
const elsewhere = 'input, textarea, select, [role=menu], [role=listbox], .grip'

/** Whether a key is for the results, and nobody has taken it yet. */
export function isForResults(event: KeyboardEvent): boolean {
  const { target, defaultPrevented, ctrlKey, metaKey, altKey } = event
  if (defaultPrevented || ctrlKey || metaKey || altKey) return false
  return target instanceof Element && !target.closest(elsewhere)
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }

/**
 * Which result a key means: 1 to 8 are the results by their numbers, the arrows
 * lead to the next.
 *
 * @param indices of the results that are there, in order
 * @param current the index of the one in view
 */
export function resultMeant(
  key: string,
  indices: readonly number[],
  current: number | null,
): number | null {
  if (/^[1-8]$/.test(key))
    return indices.find((index) => index === Number(key) - 1) ?? null
  const step = steps[key]
  if (!step) return null
  const at = current === null ? -1 : indices.indexOf(current)
  const count = indices.length
  const next = at < 0 ? Math.min(0, step) : at + step
  return indices[(next + count) % count] ?? null
}

/** The keys that switch results: of the one that is large, in focus or selected. */
export function useResultKeys({
  desk,
  gallery,
  notices,
}: Pick<Panel, 'desk' | 'gallery' | 'notices'>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!isForResults(event)) return
      const { key, target } = event
      const large = gallery.large.value
      const card = (target as Element).closest<HTMLElement>('[data-job]')
      const id = large?.id ?? card?.dataset.job ?? gallery.selectedJob()?.id
      const job = id === undefined ? undefined : desk.find(id)
      if (!job) return
      const ready = resultsOf(job).filter(isReady)
      const inView = ready.find((one) => placedOf(job, one)?.visible)
      const meant = resultMeant(
        key,
        ready.map(({ index }) => index),
        (large ?? inView)?.index ?? null,
      )
      if (meant === null) return
      event.preventDefault()
      card?.querySelector<HTMLElement>(`[data-result="${meant}"]`)?.focus()
      void notices.attempt(() => gallery.bring(job.id, meant))
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
}
