/** The picture formats the service reads (and the ones it sends). */
export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]

/**
 * Per file. The reference of August 2026 says 10 MB, the one of October 25 MB:
 * the smaller is safe with both.
 */
export const maxFileBytes = 10 * 1024 * 1024

/** A file on its way out. */
export interface FilePart<Type extends string = string> {
  bytes: Uint8Array
  type: Type
  /** Shown to the service only; a plain one is made up when it is missing. */
  name?: string
}

export type Palette =
  | { name: PaletteName }
  | { members: readonly { color_hex: string; color_weight?: number }[] }
export type PaletteName = (typeof paletteNames)[number]
export const paletteNames = [
  'EMBER',
  'FRESH',
  'JUNGLE',
  'MAGIC',
  'MELON',
  'MOSAIC',
  'PASTEL',
  'ULTRAMARINE',
] as const

interface Place {
  required?: true
  /** Everything else goes into the body (or, in a GET, the query). */
  at?: 'path' | 'query'
}
export interface TextField extends Place {
  kind: 'text'
  minLength?: number
  maxLength?: number
  pattern?: RegExp
}
export interface IntegerField extends Place {
  kind: 'integer'
  min: number
  max: number
  default?: number
}
export interface FlagField extends Place {
  kind: 'flag'
  default: boolean
}
export interface ChoiceField<O extends string = string> extends Place {
  kind: 'choice'
  options: readonly O[]
  default?: NoInfer<O>
}
export interface ChoicesField<O extends string = string> extends Place {
  kind: 'choices'
  options: readonly O[]
}
export interface TextsField extends Place {
  kind: 'texts'
  max: number
  pattern?: RegExp
}
export interface FileField<T extends string = string> extends Place {
  kind: 'file'
  types: readonly T[]
  maxBytes: number
}
export interface FilesField<T extends string = string> extends Place {
  kind: 'files'
  types: readonly T[]
  max: number
  maxBytes: number
  /** Of all files together. */
  maxTotalBytes?: number
}
export interface PaletteField extends Place {
  kind: 'palette'
}

/** One field of a request: its kind decides its type, its check, its wire form. */
export type Field =
  | TextField
  | IntegerField
  | FlagField
  | ChoiceField
  | ChoicesField
  | TextsField
  | FileField
  | FilesField
  | PaletteField

/** What a caller gives for a field. */
export type Value<F> = F extends {
  kind: 'choice'
  options: readonly (infer O)[]
}
  ? O
  : F extends { kind: 'choices'; options: readonly (infer O)[] }
    ? readonly O[]
    : F extends { kind: 'file'; types: readonly (infer T extends string)[] }
      ? FilePart<T>
      : F extends { kind: 'files'; types: readonly (infer T extends string)[] }
        ? readonly FilePart<T>[]
        : F extends { kind: keyof Plain }
          ? Plain[F['kind']]
          : never

interface Plain {
  text: string
  integer: number
  flag: boolean
  texts: readonly string[]
  palette: Palette
}

export const required = <F extends Field>(
  field: F,
): F & { required: true } => ({
  ...field,
  required: true,
})
/** Dots alone would climb the path. */
export const inPath = {
  kind: 'text',
  required: true,
  at: 'path',
  minLength: 1,
  pattern: /[^.]/,
} as const
export const text = (rules: Omit<TextField, 'kind'> = {}): TextField => ({
  kind: 'text',
  ...rules,
})
export const integer = (
  min: number,
  max: number,
  rest: { default?: number } = {},
): IntegerField => ({ kind: 'integer', min, max, ...rest })
export const flag = (fallback: boolean): FlagField => ({
  kind: 'flag',
  default: fallback,
})
export const choice = <const O extends string>(
  options: readonly O[],
  fallback?: NoInfer<O>,
): ChoiceField<O> => ({
  kind: 'choice',
  options,
  ...(fallback === undefined ? {} : { default: fallback }),
})
export const choices = <const O extends string>(
  options: readonly O[],
): ChoicesField<O> => ({ kind: 'choices', options })
export const texts = (max: number, pattern?: RegExp): TextsField => ({
  kind: 'texts',
  max,
  ...(pattern ? { pattern } : {}),
})
export const image = (): FileField<ImageType> => ({
  kind: 'file',
  types: imageTypes,
  maxBytes: maxFileBytes,
})
export const images = (
  max: number,
  limit: { maxTotalBytes?: number } = {},
): FilesField<ImageType> => ({
  kind: 'files',
  types: imageTypes,
  max,
  maxBytes: maxFileBytes,
  ...limit,
})
