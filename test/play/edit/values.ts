/** How each kind of field is written on the command line. */
import { inWords } from '../../../ui/fields/choice.ts'
import { codesIn } from '../../../ui/fields/codes.ts'
import type { Field, Kind } from '../../../ui/fields/field.ts'
import { sideNames } from '../../../ui/fields/sides.ts'
import type { NamedSize } from '../../../ui/fields/sizes.ts'
import { either, isAlike } from './words.ts'
import { WrongInput } from './wrong-input.ts'

interface Written<K extends Kind> {
  /** What it takes, in words. */
  takes(kind: K): string
  /**
   * The value as the form holds it, files in place of layers; undefined for
   * what is none.
   */
  read(text: string, kind: K): unknown
}

const listed = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

const wholeNumber = (text: string) =>
  /^\d+$/.test(text.trim()) ? Number(text) : undefined

const from = (least: number, most: number) =>
  `a whole number from ${String(least)} to ${most.toLocaleString('en')}`

const within = (text: string, least: number, most: number) => {
  const number = wholeNumber(text)
  return number !== undefined && number >= least && number <= most
    ? number
    : undefined
}

const words = { takes: () => 'words', read: (text: string) => text }

const answers: Record<string, boolean> = {
  on: true,
  yes: true,
  true: true,
  off: false,
  no: false,
  false: false,
}

/** `1080x1350` */
const dimensions = ({ width, height }: NamedSize) =>
  `${String(width)}x${String(height)}`

const written: {
  [C in Kind['control']]: Written<Extract<Kind, { control: C }>>
} = {
  prompt: words,
  text: words,
  choice: {
    takes: ({ options }) => either(options.map(({ label }) => label)),
    read: (text, { options }) =>
      options.find(({ value, label }) =>
        [value, label].some((name) => name && isAlike(name, text)),
      )?.value,
  },
  count: {
    takes: ({ min, max }) => from(min, max),
    read: (text, { min, max }) => within(text, min, max),
  },
  percent: {
    takes: () => from(1, 100),
    read: (text) => within(text, 1, 100),
  },
  seed: {
    takes: ({ max }) => from(0, max),
    read: (text, { max }) => within(text, 0, max),
  },
  flag: {
    takes: () => 'on or off',
    read: (text) => answers[text.trim().toLowerCase()],
  },
  codes: {
    takes: () => 'codes of eight digits 0–9 or letters A–F',
    read: codesIn,
  },
  palette: {
    takes: ({ names }) => either(['Free', ...names.map(inWords)]),
    read: (text, { names }) => {
      if (isAlike(text, 'free')) return null
      const name = names.find((one) => isAlike(one, text))
      return name && { name }
    },
  },
  pictures: {
    takes: ({ max }) =>
      max === 1
        ? 'a picture file'
        : `at most ${String(max)} picture files, with commas between`,
    read: (text, { max }) => {
      const files = listed(text)
      return files.length && files.length <= max ? files : undefined
    },
  },
  sides: {
    takes: () => `${sideNames.join(', ')} in canvas units: 0,0,400,0`,
    read: (text) => {
      const numbers = listed(text).map(wholeNumber)
      const isWhole = numbers.every((one) => one !== undefined)
      return isWhole && numbers.length === sideNames.length
        ? Object.fromEntries(sideNames.map((side, at) => [side, numbers[at]]))
        : undefined
    },
  },
  sizes: {
    takes: ({ options }) =>
      `${either(options.map((one) => `${one.label} (${dimensions(one)})`))}; several with commas between`,
    read: (text, { options }) => {
      const sizes = listed(text).map((name) =>
        options.find((one) =>
          [one.label, dimensions(one)].some((known) => isAlike(known, name)),
        ),
      )
      return sizes.length && sizes.every(Boolean) ? sizes : undefined
    },
  },
}

const rowOf = <K extends Kind>({ control }: K) =>
  written[control] as unknown as Written<K>

/** What a field takes, in words. */
export function taken({ kind }: Field): string {
  return rowOf<Kind>(kind).takes(kind)
}

/**
 * @param name of the option, for what is thrown
 * @throws WrongInput
 */
export function readValue(text: string, field: Field, name: string): unknown {
  const { kind, label } = field
  const value = rowOf<Kind>(kind).read(text, kind)
  if (value === undefined)
    throw new WrongInput(`${name} takes ${taken(field)}, not "${text}".`)
  const isFiles = kind.control === 'pictures'
  const problem = isFiles ? null : kind.problem(value as never, label)
  if (problem) throw new WrongInput(`${name}: ${problem}`)
  return value
}
