import { readForm } from './form.ts'
import type { Fields } from './prices.ts'

/** Reads a few small fields of a body as it passes, and keeps nothing else. */
export interface FieldReader {
  readonly read: (chunk: Uint8Array) => void
  readonly end: () => void
  readonly fields: Fields
}

/** Letters of JSON: pictures are larger, and travel in forms. */
const most = 1_000_000

/** Where the legacy endpoints put their fields, as JSON in one field. */
const nested = 'image_request'

/**
 * @param wanted names of fields; of a file only that it is there is noted
 * A body that cannot be read is never complete: it counts as the dearest.
 */
export function fieldReader(
  contentType: string,
  wanted: readonly string[],
): FieldReader {
  const values = new Map<string, string[]>()
  const note = (name: string, value: string) => {
    const known = values.get(name) ?? []
    values.set(name, [...known, value.trim().toLowerCase()])
  }
  const noteJson = (json: unknown) => {
    for (const [name, value] of propertiesOf(json))
      if (name === nested) noteJson(value)
      else if (wanted.includes(name) && isGiven(value)) note(name, text(value))
  }
  const [type, boundary] = typeOf(contentType)
  if (type === 'multipart/form-data' && boundary)
    return formReader(boundary, wanted, values, (name, value) => {
      if (name === nested) noteJson(parsed(value))
      else note(name, value)
    })
  return type === 'application/json'
    ? jsonReader(values, noteJson)
    : unreadable(values)
}

function formReader(
  boundary: string,
  wanted: readonly string[],
  values: Fields['values'],
  note: (name: string, value: string) => void,
): FieldReader {
  const form = readForm(boundary, {
    part(name, isFile) {
      const counts = wanted.includes(name)
      if (isFile && counts) note(name, 'a file')
      return counts || name === nested
    },
    text: note,
  })
  return {
    read: form.read,
    end: () => undefined,
    get fields() {
      return { values, complete: form.state === 'complete' }
    },
  }
}

function jsonReader(
  values: Fields['values'],
  noteJson: (json: unknown) => void,
): FieldReader {
  const decoder = new TextDecoder()
  let body = ''
  let complete = false
  return {
    read(chunk) {
      if (body.length <= most) body += decoder.decode(chunk, { stream: true })
    },
    end() {
      const json = parsed(body)
      complete = json !== undefined
      noteJson(json)
    },
    get fields() {
      return { values, complete }
    },
  }
}

const unreadable = (values: Fields['values']): FieldReader => ({
  read: () => undefined,
  end: () => undefined,
  fields: { values, complete: false },
})

function typeOf(contentType: string): [type: string, boundary?: string] {
  const [type = ''] = contentType.split(';')
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  const name = type.trim().toLowerCase()
  return boundary === undefined ? [name] : [name, boundary]
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}

const propertiesOf = (json: unknown): [string, unknown][] =>
  typeof json === 'object' && json !== null ? Object.entries(json) : []

const isGiven = (value: unknown) =>
  value !== undefined &&
  value !== null &&
  !(Array.isArray(value) && value.length === 0)

const text = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value)
