/** What `--help` says: made of the rows that decide what is taken. */
import type { Engine } from '../../../ui/tools/engine.ts'
import { tools, toolNames, type ToolName } from '../../../ui/tools/tools.ts'
import { isSet, optionsFor, optionTable } from './option-table.ts'
import { taken } from './values.ts'

/** @param wished null for what all tools have */
export function helpOn(
  wished: { tool: ToolName; engine: Engine } | null,
): string {
  return wished ? ofTool(wished) : ofAll()
}

const exitCodes = `It ends with 0 where all went well; with 2 where what was given cannot be used:
nothing was asked for then, nor billed; and with 1 where something else failed,
or where a pixel has changed that should not have. Pictures come from a stand-in
that does not know how to paint, or with IDEOGRAM_API_KEY for money.`

const example =
  'npm run edit -- --image a.png --mask b.png --prompt "a red balloon" --out folder'

function ofAll(): string {
  const rows = toolNames.map((name) => {
    const [engine] = tools[name].engines
    return [name, `${tools[name].says} (${inputsOf(engine)})`] as const
  })
  return `Does with files what the plugin does in Figma, without a window.

  ${example}

Tools:
${aligned(rows)}

  npm run edit -- --tool NAME --help

says what one of them takes.

${exitCodes}
`
}

function inputsOf(engine: Engine): string {
  const needed = ['image', 'mask', 'frame', 'prompt'] as const
  return optionsFor(engine)
    .filter((name) => needed.some((one) => one === name))
    .map((name) => `--${name}`)
    .join(' ')
}

function ofTool({ tool, engine }: { tool: ToolName; engine: Engine }): string {
  const { label, says, engines, placements } = tools[tool]
  const options = optionsFor(engine).map((name) => {
    const { value, says } = optionTable[name]
    return [`--${name} ${value}`, says] as const
  })
  const fields = Object.entries(engine.fields)
    .filter(([name]) => isSet(name))
    .map(([name, field]) => [name, `${field.label}: ${taken(field)}`] as const)
  const models = engines.map(
    ({ id, label, older }) =>
      [id, `${label}${older ? ' (older)' : ''}`] as const,
  )
  return `${label}: ${says}.

Options:
${aligned(options)}

Models:
${aligned(models)}
${fields.length ? `\nFields of ${engine.label}, for --set:\n${aligned(fields)}\n` : ''}
Ways to insert: ${placements.join(', ')}${placements[0] === 'name' ? '; without one nothing is inserted' : ''}

${exitCodes}
`
}

function aligned(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows
    .map(([name, says]) => `  ${name.padEnd(width)}  ${says}`)
    .join('\n')
}
