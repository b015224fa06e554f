/** What the command is asked for: the command line, read by the tool's own rows. */
import type { Size } from '../../../plugin/shared/geometry.ts'
import type { Placement } from '../../../plugin/shared/protocol.ts'
import { valuesOf, type Values } from '../../../ui/fields/field.ts'
import type { Engine } from '../../../ui/tools/engine.ts'
import { tools, toolNames, type ToolName } from '../../../ui/tools/tools.ts'
import type { Arguments } from './arguments.ts'
import {
  isSet,
  optionsFor,
  optionTable,
  ownOptions,
  type OptionName,
} from './option-table.ts'
import { readValue } from './values.ts'
import { either, isAlike } from './words.ts'
import { WrongInput } from './wrong-input.ts'

export interface EditOptions {
  tool: ToolName
  engine: Engine
  /** What was said of the engine's fields; of pictures, their files. */
  values: Values
  /** Files; null where the tool needs none. */
  image: string | null
  mask: string | null
  /** Of the new frame, where the tool needs no picture. */
  frame: Size | null
  /** Null for the usual way. */
  insert: Placement | null
  out: string
}

/** @throws WrongInput */
export function readOptions(args: Arguments): EditOptions {
  const { tool, engine } = chosen(args)
  const { texts } = args
  for (const name of Object.keys(texts) as OptionName[])
    if (!optionTable[name].serves(engine))
      throw new WrongInput(
        `${calling(tool, engine)} takes no --${name}. It takes ${optionsFor(
          engine,
        )
          .map((one) => `--${one}`)
          .join(', ')}.`,
      )
  const required = (name: OptionName) => {
    const { value, serves } = optionTable[name]
    if (serves(engine) && texts[name] === undefined)
      throw new WrongInput(
        `${calling(tool, engine)} needs --${name} ${value}. --help says more.`,
      )
    return texts[name] ?? null
  }
  const image = required('image')
  const mask = required('mask')
  required('prompt')
  const values = readValues(args, tool, engine)
  return {
    tool,
    engine,
    values,
    image,
    mask,
    frame: optionTable.frame.serves(engine)
      ? readFrame(texts.frame ?? '1080x1080')
      : null,
    insert: readInsert(texts.insert, tool),
    out: required('out') ?? '',
  }
}

/** @throws WrongInput */
export function chosen({ texts }: Arguments): {
  tool: ToolName
  engine: Engine
} {
  const { tool: name = 'edit', model } = texts
  const tool = toolNames.find((one) =>
    [one, tools[one].label].some((called) => isAlike(called, name)),
  )
  if (!tool)
    throw new WrongInput(`--tool is ${either(toolNames)}, not "${name}".`)
  const { engines } = tools[tool]
  if (model === undefined) return { tool, engine: engines[0] }
  const engine = engines.find(({ id, label }) =>
    [id, label].some((called) => isAlike(called, model)),
  )
  if (engine) return { tool, engine }
  const labels = engines.map(({ id, label }) => `"${label}" (${id})`)
  throw new WrongInput(
    `--model is ${either(labels)} for ${tools[tool].label}, not "${model}".`,
  )
}

/** `Edit with 3.0` */
function calling(tool: ToolName, { label }: Engine): string {
  return `${tools[tool].label} with ${label}`
}

function readValues(
  { texts, sets }: Arguments,
  tool: ToolName,
  engine: Engine,
): Values {
  const values: Record<string, unknown> = {}
  for (const [option, field] of Object.entries(ownOptions)) {
    const text = texts[option as keyof typeof ownOptions]
    const row = engine.fields[field]
    if (row && text !== undefined)
      values[field] = readValue(text, row, `--${option}`)
  }
  if ('num_images' in engine.fields) values['num_images'] ??= 1
  for (const set of sets) {
    const [name, value] = readSet(set, tool, engine)
    if (name in values) throw new WrongInput(`${name} is set twice.`)
    values[name] = value
  }
  const [fault] = Object.values(
    engine.faults({ ...valuesOf(engine.fields, {}), ...values }),
  )
  if (fault) throw new WrongInput(fault)
  return values
}

function readSet(
  set: string,
  tool: ToolName,
  engine: Engine,
): [name: string, value: unknown] {
  const at = set.indexOf('=')
  if (at < 1)
    throw new WrongInput(
      `--set takes FIELD=VALUE, as in --set rendering_speed=Turbo, not "${set}".`,
    )
  const [called, text] = [set.slice(0, at).trim(), set.slice(at + 1)]
  const all = Object.entries(engine.fields)
  const found = all.find(([name, { label }]) =>
    [name, label].some((known) => isAlike(known, called)),
  )
  if (!found) {
    const known = all
      .filter(([name]) => isSet(name))
      .map(([name, { label }]) => `${name} (${label})`)
    throw new WrongInput(
      known.length
        ? `${calling(tool, engine)} has no field "${called}". --set takes ${known.join(', ')}.`
        : `${calling(tool, engine)} has no field "${called}", and none that --set could.`,
    )
  }
  const [name, field] = found
  return [name, readValue(text, field, `--set ${name}`)]
}

/** Longest side of a frame that a picture can be shown in, canvas units. */
const longestSide = 8192

function readFrame(text: string): Size {
  const sides = /^(\d+)\s*[x×]\s*(\d+)$/i.exec(text.trim())?.slice(1)
  const [width = 0, height = 0] = (sides ?? []).map(Number)
  if (Math.min(width, height) < 1 || Math.max(width, height) > longestSide)
    throw new WrongInput(
      `--frame takes WIDTHxHEIGHT, each from 1 to ${longestSide.toLocaleString('en')}, as in 1200x800, not "${text}".`,
    )
  return { width, height }
}

function readInsert(
  text: string | undefined,
  tool: ToolName,
): Placement | null {
  if (text === undefined) return null
  const { label, placements } = tools[tool]
  const way = placements.find((one) => one === text)
  if (way) return way
  throw new WrongInput(
    `--insert is ${either(placements)} for ${label}, not "${text}".`,
  )
}
