import { isGiven } from './endpoint.ts'
import {
  megabyte,
  type Field,
  type FileLimits,
  type FilePart,
  type SizeField,
} from './field.ts'
import { readSize, readWindow, windowLimits } from './window.ts'
import type { Size } from './sizes.ts'

/** What is wrong with one value, as the end of a sentence that begins with its field. */
type What = string | null

export const megabytes = (bytes: number) => `${String(bytes / megabyte)} MB`
export const list = (options: readonly string[]) => options.join(', ')

const isTooSlim = ({ width, height }: Size, maxRatio: number) =>
  Math.max(width, height) > maxRatio * Math.min(width, height)
const ratioWords = (maxRatio: number) =>
  `must not be more than ${String(maxRatio)} times as long as wide`

const fileFault = (
  { types, maxBytes, maxRatio = Infinity }: FileLimits,
  file: FilePart,
): What => {
  if (!types.includes(file.type)) return `must be one of ${list(types)}`
  if (file.bytes.length > maxBytes) return `is above ${megabytes(maxBytes)}`
  if (file.size && isTooSlim(file.size, maxRatio)) return ratioWords(maxRatio)
  return file.bytes.length === 0 ? 'is empty' : null
}

const countFault = (max: number, values: readonly unknown[]): What =>
  values.length > max ? `can be ${String(max)} at most` : null

const first = <T>(values: readonly T[], fault: (value: T) => What): What => {
  for (const value of values) {
    const found = fault(value)
    if (found) return found
  }
  return null
}

const textFault = (
  rule: { minLength?: number; maxLength?: number; pattern?: RegExp },
  value: string,
): What => {
  const { minLength = 0, maxLength = Infinity, pattern } = rule
  if (value.trim().length < minLength)
    return minLength === 1
      ? 'is empty'
      : `needs at least ${String(minLength)} characters`
  if (value.length > maxLength)
    return `can have ${String(maxLength)} characters at most`
  return pattern && !pattern.test(value) ? 'is not of the right form' : null
}

const windowFault = (text: string): What => {
  if (text === 'none' || text === 'auto') return null
  const window = readWindow(text)
  if (!window) return 'must be none, auto or y_min,x_min,y_max,x_max'
  const { minSide, maxArea, maxRatio } = windowLimits
  const { width, height } = window
  if (Math.min(width, height) < minSide)
    return `must measure at least ${String(minSide)} pixels a side`
  if (width * height > maxArea)
    return `can have ${String(maxArea)} pixels at most`
  return isTooSlim(window, maxRatio) ? ratioWords(maxRatio) : null
}

const sizeFault = (rules: SizeField, text: string): What => {
  if (rules.words.includes(text)) return null
  const size = readSize(text)
  if (!size) return `must be ${rules.words.join(', ')} or WIDTHxHEIGHT`
  const { multipleOf, minSide, maxSide, maxArea, maxRatio } = rules
  const sides = [size.width, size.height]
  if (sides.some((side) => side % multipleOf !== 0))
    return `must have sides that are multiples of ${String(multipleOf)}`
  if (sides.some((side) => side < minSide || side > maxSide))
    return `must have sides of ${String(minSide)} to ${String(maxSide)} pixels`
  if (size.width * size.height > maxArea)
    return `can have ${String(maxArea)} pixels at most`
  return isTooSlim(size, maxRatio) ? ratioWords(maxRatio) : null
}

const hex = /^#(?:[0-9a-fA-F]{3}){1,2}$/

const colorFault = (member: unknown): What => {
  const { color_hex, color_weight = 1 } = (member ?? {}) as {
    color_hex?: unknown
    color_weight?: unknown
  }
  if (typeof color_hex !== 'string' || !hex.test(color_hex))
    return 'must hold colours like #RRGGBB'
  return typeof color_weight === 'number' &&
    color_weight >= 0.05 &&
    color_weight <= 1
    ? null
    : 'takes weights from 0.05 to 1'
}

const paletteFault = (names: readonly string[], value: unknown): What => {
  const { name, members } = (value ?? {}) as {
    name?: unknown
    members?: unknown
  }
  if (name !== undefined && members !== undefined)
    return 'takes a name or colours, not both'
  if (typeof name === 'string')
    return names.includes(name) ? null : `must be one of ${list(names)}`
  return Array.isArray(members) && members.length >= 1 && members.length <= 8
    ? first(members, colorFault)
    : 'takes 1 to 8 colours'
}

/** The types were checked by the compiler; this is about what they cannot say. */
const valueFault = (field: Field, value: unknown): What => {
  switch (field.kind) {
    case 'text':
      return textFault(field, value as string)
    case 'texts': {
      const values = value as readonly string[]
      return (
        countFault(field.max, values) ??
        first(values, (text) => textFault(field, text))
      )
    }
    case 'integer': {
      const { min, max } = field
      const number = value as number
      return Number.isInteger(number) && number >= min && number <= max
        ? null
        : `must be a whole number from ${String(min)} to ${String(max)}`
    }
    case 'choice':
    case 'choices': {
      const values = [value].flat() as string[]
      return values.every((value) => field.options.includes(value))
        ? null
        : `must be one of ${list(field.options)}`
    }
    case 'file':
      return fileFault(field, value as FilePart)
    case 'files': {
      const files = value as readonly FilePart[]
      return (
        countFault(field.max, files) ??
        first(files, (file) => fileFault(field, file))
      )
    }
    case 'flag':
      return null
    case 'palette':
      return paletteFault(field.names, value)
    case 'window':
      return windowFault(value as string)
    case 'size':
      return sizeFault(field, value as string)
  }
}

export const fieldFault = (field: Field, value: unknown): What => {
  if (isGiven(value)) return valueFault(field, value)
  return field.required ? 'is missing' : null
}
