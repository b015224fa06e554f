import { computed, signal } from '@preact/signals'
import * as v from 'valibot'
import type { Size } from '../../plugin/shared/geometry.ts'
import {
  problemsOf,
  valuesOf,
  type Problems,
  type Values,
} from '../fields/field.ts'
import { asked as askedSchema } from '../jobs/kept.ts'
import { frameSizes } from '../tools/frame-sizes.ts'
import {
  defaultMaskOptions,
  type Asked,
  type MaskOptions,
} from '../tools/order.ts'
import { needsOf } from '../tools/tool.ts'
import {
  engineOf,
  enginesFrom,
  isTool,
  tools,
  type ToolName,
} from '../tools/tools.ts'

const pixelsOrAuto = v.union([
  v.literal('auto'),
  v.pipe(v.number(), v.minValue(0), v.maxValue(512)),
])

const maskSchema = v.object({
  context: v.picklist(['tight', 'balanced', 'whole']),
  invert: v.boolean(),
  feather: pixelsOrAuto,
  grow: pixelsOrAuto,
  split: v.boolean(),
  fill: v.optional(v.boolean(), false),
})

const side = v.pipe(v.number(), v.minValue(1), v.maxValue(8192))

const schema = v.object({
  mask: v.fallback(maskSchema, defaultMaskOptions),
  /** The engine last chosen for each tool. */
  engines: v.fallback(v.record(v.string(), v.string()), {}),
  frame: v.fallback(v.object({ width: side, height: side }), frameSizes[0]),
  /** Tools, the last used first. */
  recent: v.fallback(v.array(v.string()), []),
})

export type Form = ReturnType<typeof createForm>

/** What a designer has chosen and typed. */
export function createForm() {
  const tool = signal<ToolName>('edit')
  const engines = signal<Readonly<Record<string, string>>>({})
  /** Of all tools: what has one name is one value, and unknown ones stay. */
  const given = signal<Values>({})
  const maskOptions = signal<MaskOptions>(defaultMaskOptions)
  /** Of what is painted anew where no frame is selected, canvas units. */
  const frame = signal<Size>(frameSizes[0])
  /** Problems are said once a field was left or Generate pressed. */
  const touched = signal<ReadonlySet<string>>(new Set())
  const recent = createRecent()
  const enginesOf = (tool: ToolName) =>
    enginesFrom({ tool, engine: engines.value[tool] ?? '' })
  const usable = computed(() => enginesOf(tool.value))
  const engine = computed(() => usable.value[0])
  const values = computed(() => valuesOf(engine.value.fields, given.value))
  const problems = computed(() => ({
    ...engine.value.faults(values.value),
    ...problemsOf(engine.value.fields, values.value),
  }))

  const setEngine = (id: string) => {
    engines.value = { ...engines.value, [tool.value]: id }
  }
  const setTool = (name: ToolName) => {
    tool.value = name
    touched.value = new Set()
  }
  const fill = (asked: Asked) => {
    if (!isTool(asked.tool)) return
    setTool(asked.tool)
    setEngine(engineOf(asked).id)
    given.value = { ...given.value, ...asked.values }
  }

  return {
    tool,
    row: computed(() => tools[tool.value]),
    engine,
    engines: usable,
    enginesOf,
    recent: recent.tools,
    /** The tool comes first in the list from now on. */
    noteUse: () => recent.note(tool.value),
    needs: computed(() => needsOf(engine.value)),
    values,
    maskOptions,
    frame,
    problems,
    shownProblems: computed(() => only(touched.value, problems.value)),
    prompt: computed(() => promptIn(given.value) ?? ''),
    /** Of what is asked for: the prompt, or what is done. */
    title: computed(
      () => promptIn(values.value)?.trim() ?? tools[tool.value].label,
    ),
    setTool,
    setEngine,
    setValue: (name: string, value: unknown) => {
      given.value = { ...given.value, [name]: value }
    },
    setMaskOptions: (options: Partial<MaskOptions>) => {
      maskOptions.value = { ...maskOptions.value, ...options }
    },
    setFrame: (size: Size) => {
      frame.value = size
    },
    /**
     * Who only passes a field is told nothing: a line that appears under the
     * prompt would move what is being clicked below it.
     */
    leaveField: (name: string) => {
      if (Object.hasOwn(given.value, name))
        touched.value = new Set([...touched.value, name])
    },
    leaveAll: () => {
      touched.value = new Set(Object.keys(engine.value.fields))
    },
    /** As it was when something was made, or saved by name. */
    fill,
    asked: (): Asked => ({
      tool: tool.value,
      engine: engine.value.id,
      values: values.value,
    }),
    /** @param stored by any version */
    load: (stored: unknown) => {
      const asked = v.safeParse(askedSchema, stored)
      const rest = v.safeParse(schema, stored)
      if (rest.success) {
        maskOptions.value = rest.output.mask
        engines.value = rest.output.engines
        frame.value = rest.output.frame
        recent.names.value = rest.output.recent
      }
      if (!asked.success) return
      given.value = asked.output.values
      fill(asked.output)
    },
    stored: () => ({
      v: 2,
      tool: tool.value,
      engine: engine.value.id,
      engines: engines.value,
      values: given.value,
      mask: maskOptions.value,
      frame: frame.value,
      recent: recent.names.value,
    }),
  }
}

/** Tools, the last used first. */
function createRecent() {
  /** Those of another version are kept. */
  const names = signal<readonly string[]>([])
  return {
    names,
    tools: computed(() => names.value.filter(isTool)),
    note: (used: ToolName) => {
      names.value = [used, ...names.value.filter((name) => name !== used)]
    },
  }
}

const only = (names: ReadonlySet<string>, problems: Problems): Problems =>
  Object.fromEntries(
    Object.entries(problems).filter(([name]) => names.has(name)),
  )

const promptIn = ({ prompt }: Values): string | undefined =>
  typeof prompt === 'string' ? prompt : undefined
