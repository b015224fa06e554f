import { requestsOf, type Request } from '../framing/requests.ts'
import type { Values } from '../fields/field.ts'
import type { Engine } from '../tools/engine.ts'
import { needsOf } from '../tools/tool.ts'
import type { Connection } from './connection.ts'
import type { Form } from './form.ts'
import type { Obstacle } from './obstacle.ts'
import type { Preview } from './preview.ts'
import type { SelectionPart } from './selection.ts'

interface FitOptions {
  selection: SelectionPart
  form: Pick<Form, 'frame'>
  preview: Pick<Preview, 'options' | 'parts'>
  connection: Pick<Connection, 'mayUse'>
}

export type Fit = ReturnType<typeof createFit>

/** What engines would do with what is selected. */
export function createFit({
  selection,
  form,
  preview,
  connection,
}: FitOptions) {
  /** @param engines what the first does not take the next may */
  const requests = (engines: readonly Engine[], values: Values): Request[] => {
    const { nothing, view } = selection.current.value
    return requestsOf({
      engines,
      values,
      targets: selection.targets.value,
      view: nothing === 'empty' ? view : null,
      frame: form.frame.value,
      options: preview.options.value,
      parts: preview.parts.value,
    })
  }

  /** What is missing for there to be requests; null where nothing is. */
  const missing = (
    engine: Engine,
    { length }: readonly Request[],
  ): Obstacle | null => {
    const { source, mask } = needsOf(engine)
    const { nothing, isStray } = selection.current.value
    if (!connection.mayUse(engine.path)) return 'not-yours'
    if (source && !selection.targets.value.length) return 'no-source'
    if (length) return null
    if (!source) return nothing ? 'no-source' : 'not-empty'
    if (mask) return isStray ? 'stray' : 'no-mask'
    return 'not-fitting'
  }

  return { requests, missing }
}
