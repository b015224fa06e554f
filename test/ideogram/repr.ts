import { isSentFile } from './form.ts'

/** A value as Python writes it: the service's sentences quote values this way. */
export function repr(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return `'${escaped(value.slice(0, 200))}'`
  if (isSentFile(value)) return `<FileStorage: ${repr(value.filename)}>`
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, item]) => `${repr(key)}: ${repr(item)}`)
      .join(', ')}}`
  if (typeof value === 'number' || typeof value === 'bigint')
    return String(value)
  return typeof value
}

const escaped = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')
