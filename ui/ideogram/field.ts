import type { Size } from './sizes.ts'

/** The picture formats the service reads (and the ones it sends). */
export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]

export const megabyte = 1024 * 1024

/** A file on its way out. */
export interface FilePart<Type extends string = string> {
  bytes: Uint8Array
  type: Type
  /** Shown to the service only; a plain one is made up when it is missing. */
  name?: string
  /** In pixels. What depends on it is checked where it is given. */
  size?: Size
}

export type Palette<Name extends string = string> =
  | { name: Name }
  | { members: readonly { color_hex: string; color_weight?: number }[] }

interface Place {
  required?: true
  /** Everything else goes into the body (or, in a GET, the query). */
  at?: 'path'
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
/** What a file must be. */
export interface FileLimits<T extends string = string> {
  types: readonly T[]
  maxBytes: number
  /** Of a picture's long side to its short one. */
  maxRatio?: number
}
export interface FileField<T extends string = string>
  extends Place, FileLimits<T> {
  kind: 'file'
}
export interface FilesField<T extends string = string>
  extends Place, FileLimits<T> {
  kind: 'files'
  max: number
}
export interface PaletteField<N extends string = string> extends Place {
  kind: 'palette'
  names: readonly N[]
}
/** Which part of a picture is edited: `none`, `auto`, or `y_min,x_min,y_max,x_max` in its pixels, the maxima exclusive. */
export interface WindowField extends Place {
  kind: 'window'
}
/** `WIDTHxHEIGHT`, or a word. */
export interface SizeField extends Place {
  kind: 'size'
  words: readonly string[]
  multipleOf: number
  minSide: number
  maxSide: number
  maxArea: number
  maxRatio: number
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
  | WindowField
  | SizeField

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
        : F extends {
              kind: 'palette'
              names: readonly (infer N extends string)[]
            }
          ? Palette<N>
          : F extends { kind: keyof Plain }
            ? Plain[F['kind']]
            : never

interface Plain {
  text: string
  integer: number
  flag: boolean
  texts: readonly string[]
  window: string
  size: string
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
export const palette = <const N extends string>(
  names: readonly N[],
): PaletteField<N> => ({ kind: 'palette', names })

/** @param megabytes the most one file may have */
const pictures = (megabytes: number, rest: { maxRatio?: number }) => ({
  types: imageTypes,
  maxBytes: megabytes * megabyte,
  ...rest,
})
/** @param megabytes the most it may have */
export const image = (
  megabytes: number,
  rest: { maxRatio?: number } = {},
): FileField<ImageType> => ({ kind: 'file', ...pictures(megabytes, rest) })
/** @param megabytes the most each may have */
export const images = (
  max: number,
  megabytes: number,
  rest: { maxRatio?: number } = {},
): FilesField<ImageType> => ({
  kind: 'files',
  max,
  ...pictures(megabytes, rest),
})
