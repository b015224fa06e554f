import {
  Button,
  IconButton,
  IconMore24,
  IconStarSmall24,
} from '@create-figma-plugin/ui'
import type { ComponentChildren } from 'preact'
import type { Placement } from '../../../plugin/shared/protocol.ts'
import type { Panel } from '../../app.ts'
import { explain } from '../../failures/failure.ts'
import {
  goesAlong,
  placedOf,
  type Job,
  type Ready,
  type Result,
} from '../../jobs/job.ts'
import { placementsFor, toolNamed } from '../../tools/tools.ts'
import { CopyDetails } from '../controls/CopyDetails.tsx'
import { Menu, type MenuItem } from '../controls/Menu.tsx'
import { titleOf } from './phases.ts'
import { Thumbnail } from './Thumbnail.tsx'
import { WordsCard } from './WordsCard.tsx'

export type ResultParts = Pick<
  Panel,
  | 'copyText'
  | 'desk'
  | 'dropOutside'
  | 'favourites'
  | 'form'
  | 'gallery'
  | 'notices'
>

type Props<Kind extends Result['kind']> = ResultParts & {
  job: Job
  result: Extract<Result, { kind: Kind }>
  original: ImageBitmap | null
}

export function ResultCard({
  result,
  ...rest
}: ResultParts & {
  job: Job
  result: Result
  /** What was there before. */
  original: ImageBitmap | null
}) {
  switch (result.kind) {
    case 'ready':
      return 'text' in madeOf(result) ? (
        <WordsCard {...rest} result={result} />
      ) : (
        <ReadyCard {...rest} result={result} />
      )
    case 'withheld':
      return (
        <Absent>
          Ideogram’s safety check held this one back. It was billed.
        </Absent>
      )
    case 'missing':
      return <Missing {...rest} result={result} />
  }
}

function madeOf({ held }: Ready) {
  return held.at === 'panel' ? held.made : held
}

/** The place of a picture that is still being made. */
export function Awaited() {
  return (
    <div class="result" aria-hidden="true">
      <div class="thumbnail awaited" />
      <div class="row result-foot" />
    </div>
  )
}

const insertWords: Record<Placement, string> = {
  fill: 'Insert as fill',
  layer: 'Insert as layer',
  beside: 'Insert beside',
  frame: 'Insert as a new frame',
  mask: 'Make it the mask',
  name: 'Name the layer',
}

function ReadyCard({ job, result, original, ...panel }: Props<'ready'>) {
  const { desk, dropOutside, gallery, notices } = panel
  return (
    <div class={isShown(job, result) ? 'result result-shown' : 'result'}>
      <Thumbnail
        {...{ desk, dropOutside }}
        job={job}
        result={result}
        original={original}
        onOpen={() =>
          void notices.attempt(() => gallery.open(job.id, result.index))
        }
      />
      <ResultActions {...panel} job={job} result={result} />
    </div>
  )
}

function isShown(job: Job, result: Ready): boolean {
  return placedOf(job, result)?.visible ?? false
}

/** What can be done with a result; first of all, to have it in the file. */
export function ResultActions({
  job,
  result,
  ...panel
}: ResultParts & { job: Job; result: Ready }) {
  const { desk, gallery, favourites, notices } = panel
  const { index } = result
  const name = `result ${String(index + 1)} of “${titleOf(job)}”`
  return (
    <div class="row result-foot">
      <div class="grow">
        {isShown(job, result) ? (
          <span class="shown">In view</span>
        ) : placedOf(job, result) ? (
          <Button
            secondary
            aria-label={`Show ${name}`}
            onClick={() => void gallery.bring(job.id, index)}
          >
            Show
          </Button>
        ) : (
          <div class="primary">
            <Button
              aria-label={`Insert ${name}`}
              onClick={() => void desk.insert(job.id, [index], null)}
            >
              Insert
            </Button>
          </div>
        )}
      </div>
      <IconButton
        aria-label={`Favourite: ${name}`}
        title="Favourite"
        aria-pressed={favourites.has(job.id, index)}
        onClick={() =>
          void notices.attempt(() => favourites.toggle(job.id, index))
        }
      >
        <IconStarSmall24 />
      </IconButton>
      <Menu name={`More for ${name}`} items={moreOf({ ...panel, job, result })}>
        <IconMore24 />
      </Menu>
    </div>
  )
}

/** Every other way to insert it, and what it can lend to the form. */
function moreOf({
  copyText,
  desk,
  form,
  gallery,
  job,
  result,
}: ResultParts & { job: Job; result: Ready }): MenuItem[] {
  const { index, seed, prompt } = result
  const { asked, target, title } = job
  const items: MenuItem[] = placementsFor(asked.tool, target.source).map(
    (how) => ({
      label: insertWords[how],
      onSelect: () => void desk.insert(job.id, [index], how),
    }),
  )
  if (toolNamed(asked.tool) && seed !== null)
    items.push({
      label: 'Use its settings and seed again',
      onSelect: () => gallery.reuse(job.id, seed),
    })
  if (prompt !== null && prompt !== title)
    items.push({
      label: 'Use the prompt as Ideogram wrote it',
      onSelect: () => form.setValue('prompt', prompt),
    })
  const placed = placedOf(job, result)
  const isOnLayer = placed && goesAlong(job, placed)
  return [
    ...items,
    { label: 'Copy prompt', onSelect: () => copyText(title) },
    {
      label: isOnLayer ? 'Remove from the layer' : 'Remove from list',
      onSelect: () => void desk.removeResult(job.id, index),
    },
  ]
}

function Missing({ copyText, desk, gallery, job, result }: Props<'missing'>) {
  const { sentence } = explain(result.failure)
  const isGone = result.failure.kind === 'link-expired'
  return (
    <Absent>
      <p>{sentence}</p>
      {isGone ? (
        <Button secondary onClick={() => gallery.reuse(job.id)}>
          Use its settings again
        </Button>
      ) : (
        <Button secondary onClick={() => void desk.fetchAgain(job.id)}>
          Fetch again
        </Button>
      )}
      <CopyDetails copyText={copyText} failure={result.failure} job={job} />
    </Absent>
  )
}

function Absent({ children }: { children: ComponentChildren }) {
  return <div class="result absent">{children}</div>
}
