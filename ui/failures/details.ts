import { directAllowed, version } from '../build.ts'
import type { Job } from '../jobs/job.ts'
import { engineOf, toolNamed } from '../tools/tools.ts'
import type { Failure } from './failure.ts'

/**
 * What of a failure is a figure or of a fixed set. The rest is what strangers
 * said, of the prompt, of layers or of hosts, and is left out.
 */
const telling = [
  'why',
  'via',
  'which',
  'status',
  'seconds',
  'retryAfterSeconds',
  'usd',
  'mayBeBilled',
] as const

/** What a job's failure is told by, beside itself. */
type Told = Pick<
  Job,
  'asked' | 'count' | 'endedAt' | 'phase' | 'startedAt' | 'target'
>

/**
 * Lines for a fault report: versions, tool, phase, kind, times and sizes. No
 * key, no prompt, no picture and no name of a layer or a file.
 *
 * @param browser its user agent
 */
export function detailsOf(
  failure: Failure,
  browser: string,
  job: Told | null,
): string {
  const whose = directAllowed ? 'for one computer' : 'for a team'
  return [
    `Repaint ${version}, built ${whose}`,
    browser,
    `Failure: ${[failure.kind, ...factsOf(failure)].join(', ')}`,
    ...(job ? jobLines(job) : []),
  ].join('\n')
}

function factsOf(failure: Failure): string[] {
  const all: Readonly<Record<string, unknown>> = { ...failure }
  return telling
    .filter((name) => all[name] !== undefined)
    .map((name) => `${name} ${String(all[name])}`)
}

function jobLines({
  asked,
  count,
  endedAt,
  phase,
  startedAt,
  target,
}: Told): string[] {
  const tool = toolNamed(asked.tool)
  const took =
    endedAt === null ? 'running' : `${String((endedAt - startedAt) / 1000)} s`
  const { source, mask, scope } = target
  const sizes = [source, ...(mask?.layers ?? [])].flatMap((one) =>
    one ? `${sizeOf(one.bounds.width)} × ${sizeOf(one.bounds.height)}` : [],
  )
  return [
    tool
      ? `Tool: ${tool.label}, ${engineOf(asked).id}`
      : 'Tool: of another version',
    `Phase: ${(phase.name === 'failed' && phase.during) || phase.name}`,
    `Began: ${new Date(startedAt).toISOString()}, took: ${took}`,
    `Source and masks: ${sizes.join(', ') || 'none'}; ${scope}; images: ${String(count)}`,
  ]
}

/** Canvas units. */
const sizeOf = (side: number) => String(Math.round(side))
