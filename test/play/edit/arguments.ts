/** The command line as texts by their options' names. */
import { parseArgs } from 'node:util'
import { optionNames, type OptionName } from './option-table.ts'
import { WrongInput } from './wrong-input.ts'

export interface Arguments {
  help: boolean
  /** Of every option but `--set` that was written. */
  texts: Partial<Record<OptionName, string>>
  /** What was written after each `--set`. */
  sets: string[]
}

/** @throws WrongInput */
export function readArguments(args: readonly string[]): Arguments {
  const read: Arguments = { help: false, texts: {}, sets: [] }
  for (const token of tokensOf(args)) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional')
      throw new WrongInput(
        `"${token.value}" belongs to no option. Write what has spaces in quotation marks: --prompt "a red balloon".`,
      )
    const name = optionNames.find((one) => one === token.name)
    if (!name)
      throw new WrongInput(
        `There is no ${token.rawName}. There are ${optionNames.map((one) => `--${one}`).join(', ')}.`,
      )
    if (name === 'help') read.help = true
    else take(read, name, valueOf(token))
  }
  return read
}

type Token = ReturnType<typeof tokensOf>[number]

function tokensOf(args: readonly string[]) {
  const options = Object.fromEntries(
    optionNames.map((name) => [
      name,
      { type: name === 'help' ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  return parseArgs({ args: [...args], options, strict: false, tokens: true })
    .tokens
}

function valueOf({
  rawName,
  value,
  inlineValue,
}: Extract<Token, { kind: 'option' }>): string {
  // What looks like the next option is not this one's value.
  const isNext = value?.startsWith('--') && !inlineValue
  if (value === undefined || isNext)
    throw new WrongInput(`${rawName} has no value.`)
  if (!value.trim()) throw new WrongInput(`${rawName} is empty.`)
  return value
}

function take(read: Arguments, name: OptionName, value: string): void {
  if (name === 'set') read.sets.push(value)
  else if (read.texts[name] === undefined) read.texts[name] = value
  else throw new WrongInput(`--${name} is written twice.`)
}
