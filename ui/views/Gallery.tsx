import { useEffect, useRef } from 'preact/hooks'
import type { App as Panel } from '../app.ts'
import { JobCard } from './JobCard.tsx'
import { keepOriginals } from './originals.ts'

/** The jobs of this session, the newest first. */
export function Gallery({ app }: { app: Panel }) {
  const { jobs } = app.state
  const newest = jobs.value[0]?.id
  const top = useRef<HTMLElement>(null)
  keepOriginals(app.state)

  useEffect(() => {
    if (!newest) return
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    top.current?.scrollIntoView({
      block: 'start',
      behavior: still ? 'auto' : 'smooth',
    })
  }, [newest])

  if (!jobs.value.length) return null
  return (
    <section ref={top} class="section gallery" aria-label="Results">
      {jobs.value.map((job) => (
        <JobCard key={job.id} app={app} job={job} />
      ))}
    </section>
  )
}
