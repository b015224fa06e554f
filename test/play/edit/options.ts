/** What can be said on the command line, a table for each tool. */
import { parseArgs } from 'node:util'
import { tools, type ToolName } from '../../../ui/tools/tools.ts'

/** How an option is written, and what its text means. */
interface Option<T> {
  /** Taken where nothing is said; without one it has to be said. */
  fallback?: string
  /** Throws an Error in a sentence; `name` as it was written. */
  read(text: string, name: string): T
}

type Table = Readonly<Record<string, Option<unknown>>>

const said: Option<string> = {
  read(text, name) {
    if (text.trim()) return text
    throw new Error(`${name} is empty.`)
  },
}

const oneOf = <C extends string>(
  fallback: C,
  ...others: readonly C[]
): Option<C> => ({
  fallback,
  read(text, name) {
    const choices = [fallback, ...others]
    const chosen = choices.find((choice) => choice === text)
    if (chosen !== undefined) return chosen
    throw new Error(`${name} is ${choices.join(' or ')}, not "${text}".`)
  },
})

const whole = (
  least: number,
  most: number,
  fallback: number,
): Option<number> => ({
  fallback: String(fallback),
  read(text, name) {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    throw new Error(
      `${name} is a whole number from ${String(least)} to ${String(most)}, not "${text}".`,
    )
  },
})

/** Null where nothing is said: the service draws one. */
const seed: Option<number | null> = {
  fallback: '',
  read: (text, name) =>
    text === '' ? null : whole(0, 2_147_483_647, 0).read(text, name),
}

/** By what it is called in the panel or in records: `4.5, true pixels`, `v2-turbo`. */
const modelOf = (tool: ToolName): Option<string> => ({
  fallback: '',
  read(text, name) {
    const { engines } = tools[tool]
    if (text === '') return engines[0].id
    const chosen = engines.find(({ id, label }) =>
      [id, label].some((called) => isAlike(called, text)),
    )
    if (chosen) return chosen.id
    const labels = engines.map(({ label }) => `"${label}"`)
    throw new Error(`${name} is ${labels.join(' or ')}, not "${text}".`)
  },
})

const isAlike = (one: string, other: string) => bare(one) === bare(other)

const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

const ofEach = (tool: ToolName) => ({
  image: said,
  mask: said,
  out: said,
  model: modelOf(tool),
  seed,
  insert: oneOf('fill', 'layer'),
})

/** Each tool's own: those that repaint what a mask covers. */
const tables = {
  edit: { ...ofEach('edit'), prompt: said, count: whole(1, 8, 1) },
  remove: ofEach('remove'),
} satisfies Partial<Record<ToolName, Table>>

/** What was asked for. */
export interface EditOptions {
  tool: keyof typeof tables
  image: string
  mask: string
  out: string
  /** The id of an engine. */
  model: string
  seed: number | null
  insert: 'fill' | 'layer'
  /** Where the tool asks for it. */
  prompt?: string
  count?: number
}

const toolOption = oneOf<keyof typeof tables>('edit', 'remove')

const usage =
  'Say what to edit: npm run edit -- --image a.png --mask b.png --prompt "…" --out dir'

/** Throws an Error in a sentence. */
export function readOptions(args: readonly string[]): EditOptions {
  const tool = readTool(args)
  const table: Table = tables[tool]
  const names = Object.keys(table)
  const texts = parsed(args, [...names, 'tool'])
  const values = names.map((name) => {
    const option = table[name]
    const text = texts[name] ?? option?.fallback
    if (text === undefined) throw new Error(usage)
    return [name, option?.read(text, `--${name}`)] as const
  })
  return { tool, ...Object.fromEntries(values) } as EditOptions
}

/** It tells which other options there are. */
function readTool(args: readonly string[]): keyof typeof tables {
  const options = { tool: { type: 'string' } } as const
  const { values } = parseArgs({ args: [...args], options, strict: false })
  const { tool = 'edit' } = values
  return toolOption.read(String(tool), '--tool')
}

function parsed(
  args: readonly string[],
  names: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const options = Object.fromEntries(
    names.map((name) => [name, { type: 'string' as const }]),
  )
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    const known = names.map((name) => `--${name}`).join(', ')
    throw new Error(
      `Not all of this is understood: ${args.join(' ')}\nThere are ${known}.`,
    )
  }
}
