import { Button } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import type { Job, Ready } from '../../jobs/job.ts'
import { placementsFor } from '../../tools/tools.ts'

/** An answer in words, and what they can be used for. */
export function WordsCard({
  copyText,
  desk,
  form,
  job,
  result: { held, index },
}: Pick<Panel, 'copyText' | 'desk' | 'form'> & { job: Job; result: Ready }) {
  if (held.at !== 'panel' || held.made.kind !== 'words') return null
  const { text } = held.made
  const { asked, target } = job
  const canName = placementsFor(asked.tool, target.source).includes('name')
  return (
    <div class="words">
      <p>{text}</p>
      <div class="row">
        <Button
          secondary
          onClick={() => {
            form.setTool('edit')
            form.setValue('prompt', text)
          }}
        >
          Use as prompt
        </Button>
        <Button secondary onClick={() => copyText(text)}>
          Copy
        </Button>
        {canName && (
          <Button
            secondary
            onClick={() => void desk.insert(job.id, [index], 'name')}
          >
            Name the layer
          </Button>
        )}
      </div>
    </div>
  )
}
