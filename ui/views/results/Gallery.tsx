import { Button } from '@create-figma-plugin/ui'
import { useEffect, useRef } from 'preact/hooks'
import type { Panel } from '../../app.ts'
import { isRunning, resultsOf, type Job } from '../../jobs/job.ts'
import { JobCard, type JobParts } from './JobCard.tsx'
import { Notice } from '../controls/Notice.tsx'
import { WhenNear } from '../controls/WhenNear.tsx'
import { useResultKeys } from './keys.ts'
import { NothingFound, SearchBar } from './SearchBar.tsx'

/** Of a job with two results, CSS pixels. */
const cardHeight = 264

/** Ended, with results of which none is in the file. */
function isInsertable(job: Job): boolean {
  const ready = resultsOf(job).some(({ kind }) => kind === 'ready')
  return ready && !isRunning(job) && !job.placed.length
}

/** The jobs of this session and of the file, the newest first. */
export function Gallery(panel: JobParts & Pick<Panel, 'search' | 'selection'>) {
  const { desk, gallery, notices, search, selection } = panel
  const { jobs } = desk
  const summary = notices.summary.value
  const top = useStarted(panel)
  useResultKeys(panel)

  const canLook =
    !gallery.everyPage.value && selection.current.value.pageCount > 1
  if (!jobs.value.length && !canLook) return null
  const found = search.found.value
  const insertable = jobs.value.filter(isInsertable).length
  return (
    <section ref={top} class="section gallery" aria-label="Results">
      {summary && (
        <div role="status">
          <Notice tone="plain">{summary}</Notice>
        </div>
      )}
      {insertable > 1 && (
        <Button
          secondary
          fullWidth
          onClick={() => void desk.insertEverything()}
        >
          Insert everything
        </Button>
      )}
      {jobs.value.length > 1 && <SearchBar {...panel} />}
      {jobs.value.length > 0 && !found.length && <NothingFound {...panel} />}
      {found.map((job) => (
        <WhenNear key={job.id} height={cardHeight}>
          <JobCard {...panel} job={job} />
        </WhenNear>
      ))}
      {canLook && (
        <button
          type="button"
          class="link"
          onClick={() => void notices.attempt(gallery.lookEverywhere)}
        >
          Look for results on all pages
        </button>
      )}
      <p class="quiet">Powered by Ideogram</p>
    </section>
  )
}

/** Brings the list into view as a job starts, with nothing hidden in it. */
function useStarted({ desk, search }: Pick<Panel, 'desk' | 'search'>) {
  const [newest] = desk.jobs.value
  const started = newest && isRunning(newest) ? newest.id : null
  const seen = useRef(started)
  const top = useRef<HTMLElement>(null)
  useEffect(() => {
    if (started === null || started === seen.current) return
    seen.current = started
    search.clear()
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    top.current?.scrollIntoView({
      block: 'start',
      behavior: still ? 'auto' : 'smooth',
    })
  }, [started])
  return top
}
