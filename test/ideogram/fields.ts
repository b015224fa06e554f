import * as v from 'valibot'
import type { SentFile } from './form.ts'
import { isSentFile } from './form.ts'
import { repr } from './repr.ts'
import { LEGACY_RESOLUTIONS, V3_SIZES } from './sizes.ts'
import { MAX_SEED } from './random.ts'
import { formatOf } from './pictures/raster.ts'

export const MEGABYTE = 1024 * 1024
/** Of one file, as the pages of v1 say since October 2026. */
export const MAX_FILE = 25 * MEGABYTE
/** Of a file to describe, in v1 and v2. */
export const MAX_DESCRIBED = 10 * MEGABYTE

export const text = v.string()
export const flag = v.boolean()
/** A blank one is refused. */
export const prompt = v.pipe(v.string(), v.minLength(1), v.regex(/\S/))
export const integer = (low: number, high: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high))
export const oneOf = <const T extends readonly string[]>(values: T) =>
  v.picklist(
    values,
    ({ input }) => `${repr(input)} is not one of ${repr(values)}`,
  )

export const numImages = integer(1, 8)
export const seed = integer(0, MAX_SEED)
export const percent = integer(1, 100)

const MODELS = ['V_1', 'V_1_TURBO', 'V_2', 'V_2_TURBO', 'V_2A', 'V_2A_TURBO']
export const model = oneOf([...MODELS, 'AUTO'])
export const resolution = oneOf(LEGACY_RESOLUTIONS)
export const resolutionV3 = oneOf(V3_SIZES)
export const magicPrompt = oneOf(['AUTO', 'ON', 'OFF'])
export const styleType = oneOf(
  'AUTO GENERAL FICTION REALISTIC DESIGN RENDER_3D ANIME'.split(' '),
)
export const styleTypeV3 = oneOf(
  'AUTO GENERAL REALISTIC DESIGN FICTION'.split(' '),
)
export const aspectRatio = oneOf(
  '10_16 16_10 9_16 16_9 3_2 2_3 4_3 3_4 1_1 1_3 3_1'
    .split(' ')
    .map((ratio) => `ASPECT_${ratio}`),
)
export const aspectRatioV3 = oneOf(
  '1x3 3x1 1x2 2x1 9x16 16x9 10x16 16x10 2x3 3x2 3x4 4x3 4x5 5x4 1x1'.split(
    ' ',
  ),
)
export const renderingSpeed = oneOf(['FLASH', 'TURBO', 'DEFAULT', 'QUALITY'])

const PALETTES =
  'EMBER FRESH JUNGLE MAGIC MELON MOSAIC PASTEL ULTRAMARINE'.split(' ')

const members = v.pipe(
  v.array(
    v.strictObject({
      color_hex: v.pipe(v.string(), v.regex(/^#(?:[0-9a-fA-F]{3}){1,2}$/)),
      color_weight: v.optional(
        v.pipe(v.number(), v.minValue(0.05), v.maxValue(1)),
      ),
    }),
  ),
  v.minLength(1),
  v.maxLength(8),
)

const paletteOf = (names: readonly string[]) =>
  v.union([v.strictObject({ name: oneOf(names) }), v.strictObject({ members })])

const lowered = (names: readonly string[]) =>
  names.map((name) => name.toLowerCase())

export const palette = paletteOf(PALETTES)
/** As v2 names them. */
export const paletteV2 = paletteOf(lowered(PALETTES))

const styleCode = v.pipe(v.string(), v.regex(/^[0-9a-fA-F]{8}$/))

/** A field that may be repeated in a form. */
export const repeated = <S extends v.GenericSchema>(schema: S, most: number) =>
  v.pipe(
    v.unknown(),
    v.transform((value) =>
      Array.isArray(value) ? (value as unknown[]) : [value],
    ),
    v.array(schema),
    v.maxLength(most),
  )

/** Of a trained model. */
export const customModelUri = v.pipe(
  text,
  v.maxLength(512),
  v.regex(/^model\/[^/]+\/version\/[^/]+$/),
)

export const styleCodes = repeated(styleCode, 100)

/** Any file part, of at most this many bytes. */
export const file = (most: number) =>
  v.pipe(
    v.custom<SentFile>(
      isSentFile,
      ({ input }) => `${String(input)} is not a file`,
    ),
    v.check(
      ({ bytes }) => bytes.length <= most,
      `File is larger than ${most / MEGABYTE} MB.`,
    ),
  )

/** A picture, known by its first bytes and not by what the part calls itself. */
export const picture = (most = MAX_FILE) =>
  v.pipe(
    file(most),
    v.check(
      ({ bytes }) => formatOf(bytes) !== undefined,
      'Unsupported image format: only JPEG, PNG and WebP are supported.',
    ),
  )

/** Reference pictures: `most` of them. */
export const references = (most: number, largest = MAX_FILE) =>
  repeated(picture(largest), most)

const PRESETS =
  `80S_ILLUSTRATION 90S_NOSTALGIA ABSTRACT_ORGANIC ANALOG_NOSTALGIA ART_BRUT
ART_DECO ART_POSTER AURA AVANT_GARDE BAUHAUS BLUEPRINT BLURRY_MOTION
BRIGHT_ART C4D_CARTOON CHILDRENS_BOOK COLLAGE COLORING_BOOK_I COLORING_BOOK_II
CUBISM DARK_AURA DOODLE DOUBLE_EXPOSURE DRAMATIC_CINEMA EDITORIAL
EMOTIONAL_MINIMAL ETHEREAL_PARTY EXPIRED_FILM FLAT_ART FLAT_VECTOR
FOREST_REVERIE GEO_MINIMALIST GLASS_PRISM GOLDEN_HOUR GRAFFITI_I GRAFFITI_II
HALFTONE_PRINT HIGH_CONTRAST HIPPIE_ERA ICONIC JAPANDI_FUSION JAZZY
LONG_EXPOSURE MAGAZINE_EDITORIAL MINIMAL_ILLUSTRATION MIXED_MEDIA MONOCHROME
NIGHTLIFE OIL_PAINTING OLD_CARTOONS PAINT_GESTURE POP_ART RETRO_ETCHING
RIVIERA_POP SPOTLIGHT_80S STYLIZED_RED SURREAL_COLLAGE TRAVEL_POSTER
VINTAGE_GEO VINTAGE_POSTER WATERCOLOR WEIRD WOODBLOCK_PRINT`.split(/\s+/)

export const stylePreset = oneOf(PRESETS)
/** As v2 names them. */
export const stylePresetV2 = oneOf(lowered(PRESETS))
