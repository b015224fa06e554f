import { computed, type ReadonlySignal } from '@preact/signals'
import { valuesOf } from '../fields/field.ts'
import type { Quote } from '../ideogram/prices.ts'
import { sentSize } from '../framing/requests.ts'
import { toolNames, tools, type ToolName } from '../tools/tools.ts'
import type { Connection } from './connection.ts'
import type { Fit } from './fit.ts'
import type { Form } from './form.ts'
import type { Obstacle } from './obstacle.ts'

/** A tool as the list has it. */
export interface ListedTool {
  name: ToolName
  /** What one image costs, as the tool's usual engine makes it. */
  price: Quote
  /** Why it cannot be used with what is selected. */
  obstacle: Obstacle | null
}

interface ToolboxOptions {
  form: Pick<Form, 'recent' | 'enginesOf'>
  fit: Fit
  connection: Pick<Connection, 'mayUse'>
}

export type Toolbox = ReturnType<typeof createToolbox>

/** All tools, the last used first. */
export function createToolbox({ form, fit, connection }: ToolboxOptions) {
  const listed = (name: ToolName): ListedTool => {
    const all = form.enginesOf(name)
    const engine = all.find(({ path }) => connection.mayUse(path)) ?? all[0]
    const values = valuesOf(engine.fields, {})
    const requests = fit.requests([engine, ...all], values)
    const sent = requests[0] ? sentSize(requests[0]) : null
    const one = 'num_images' in engine.fields ? { num_images: 1 } : {}
    return {
      name,
      price: engine.price({ ...values, ...one }, sent),
      obstacle: fit.missing(engine, requests),
    }
  }
  const rows: ReadonlySignal<readonly ListedTool[]> = computed(() => {
    const recent = form.recent.value
    const others = toolNames.filter((name) => !recent.includes(name))
    return [...recent, ...others].map(listed)
  })
  return {
    rows,
    /** What a name, or a word of what tools do, may mean: the likeliest first. */
    find: (typed: string): ListedTool[] => {
      const wanted = typed.trim().toLowerCase()
      const rank = ({ name }: ListedTool) => {
        const label = tools[name].label.toLowerCase()
        if (label === wanted) return 0
        if (label.startsWith(wanted)) return 1
        const words = `${label} ${tools[name].says.toLowerCase()}`
        return words.includes(wanted) ? 2 : null
      }
      return [0, 1, 2].flatMap((at) =>
        rows.value.filter((row) => rank(row) === at),
      )
    },
  }
}
