import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { isReady, resultsOf, type Job } from '../jobs/job.ts'
import type { Favourites } from './favourites.ts'

export type Search = ReturnType<typeof createSearch>

/** Which of the list's jobs are shown. */
export function createSearch(
  jobs: ReadonlySignal<readonly Job[]>,
  favourites: Pick<Favourites, 'has'>,
) {
  const words = signal('')
  const onlyFavourites = signal(false)

  const isFound = (job: Job) => {
    const wanted = words.value.trim().toLowerCase()
    const ready = resultsOf(job).filter(isReady)
    const prompts = [job.title, ...ready.map(({ prompt }) => prompt ?? '')]
    return (
      prompts.some((prompt) => prompt.toLowerCase().includes(wanted)) &&
      (!onlyFavourites.value ||
        ready.some(({ index }) => favourites.has(job.id, index)))
    )
  }

  return {
    /** As they are typed: part of a prompt. */
    words,
    onlyFavourites,
    found: computed(() => jobs.value.filter(isFound)),
    setWords: (typed: string) => {
      words.value = typed
    },
    clear: () => {
      words.value = ''
      onlyFavourites.value = false
    },
    toggleFavourites: () => {
      onlyFavourites.value = !onlyFavourites.value
    },
  }
}
