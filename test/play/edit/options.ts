/** What can be said on the command line, a table for each tool. */
import { parseArgs } from 'node:util'

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

/** Each tool's own; the first is meant where none is named. */
const tools = {
  edit: {
    image: said,
    mask: said,
    prompt: said,
    out: said,
    model: oneOf('V_2', 'V_2_TURBO'),
    count: whole(1, 8, 1),
    seed,
    insert: oneOf('fill', 'layer'),
  },
} as const satisfies Record<string, Table>

type ToolName = keyof typeof tools

type Values<T extends Table> = {
  -readonly [K in keyof T]: T[K] extends Option<infer V> ? V : never
}

/** What was asked for. */
export type EditOptions = {
  [N in ToolName]: { tool: N } & Values<(typeof tools)[N]>
}[ToolName]

const usage =
  'Say what to edit: npm run edit -- --image a.png --mask b.png --prompt "…" --out dir'

/** Throws an Error in a sentence. */
export function readOptions(args: readonly string[]): EditOptions {
  const table: Table = tools.edit
  const names = Object.keys(table)
  const options = Object.fromEntries(
    names.map((name) => [name, { type: 'string' as const }]),
  )
  const texts = parsed(args, options, names)
  const values = names.map((name) => {
    const option = table[name]
    const text = texts[name] ?? option?.fallback
    if (text === undefined) throw new Error(usage)
    return [name, option?.read(text, `--${name}`)] as const
  })
  return { tool: 'edit', ...Object.fromEntries(values) } as EditOptions
}

function parsed(
  args: readonly string[],
  options: Record<string, { type: 'string' }>,
  names: readonly string[],
): Readonly<Record<string, string | undefined>> {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    const known = names.map((name) => `--${name}`).join(', ')
    throw new Error(
      `Not all of this is understood: ${args.join(' ')}\nThere are ${known}.`,
    )
  }
}
