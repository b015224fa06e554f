import { choice, integer, palette, required, text, texts } from '../field.ts'
import { legacySizeNames, v3SizeNames, v4SizeNames } from '../size-names.ts'

/** The enumerations and ranges that several endpoints share, under their names in the API's documents. */

/** The second API writes the first one's words in lower case. */
export const lower = <const T extends string>(names: readonly T[]) =>
  names.map((name) => name.toLowerCase() as Lowercase<T>)

export const prompt = required(text({ minLength: 1 }))
export const numImages = integer(1, 8, { default: 1 })
export const seed = integer(0, 2147483647)
export const percent = integer(1, 100, { default: 50 })
export const magicPrompt = choice(['AUTO', 'ON', 'OFF'])
export const styleCode = /^[0-9a-fA-F]{8}$/
/** The document names no upper bound of its own. */
export const styleCodes = texts(Number.MAX_SAFE_INTEGER, styleCode)

export const legacyModels = [
  'V_1',
  'V_1_TURBO',
  'V_2',
  'V_2_TURBO',
  'V_2A',
  'V_2A_TURBO',
  'AUTO',
] as const
export const legacyModel = choice(legacyModels, 'V_2')
export const legacyStyleType = choice([
  'AUTO',
  'GENERAL',
  'FICTION',
  'REALISTIC',
  'DESIGN',
  'RENDER_3D',
  'ANIME',
])
export const legacyAspectRatio = choice(
  [
    'ASPECT_10_16',
    'ASPECT_16_10',
    'ASPECT_9_16',
    'ASPECT_16_9',
    'ASPECT_3_2',
    'ASPECT_2_3',
    'ASPECT_4_3',
    'ASPECT_3_4',
    'ASPECT_1_1',
    'ASPECT_1_3',
    'ASPECT_3_1',
  ],
  'ASPECT_1_1',
)
type Legacy<Name> = Name extends `${infer W}x${infer H}`
  ? `RESOLUTION_${W}_${H}`
  : never
export const legacyResolution = choice(
  legacySizeNames.map(
    (name) =>
      `RESOLUTION_${name.replace('x', '_')}` as Legacy<
        (typeof legacySizeNames)[number]
      >,
  ),
)

export const resolutionV3 = choice(v3SizeNames)
export const resolutionV4 = choice(v4SizeNames)
export const aspectRatioNames = [
  '1x3',
  '3x1',
  '1x2',
  '2x1',
  '9x16',
  '16x9',
  '10x16',
  '16x10',
  '2x3',
  '3x2',
  '3x4',
  '4x3',
  '4x5',
  '5x4',
  '1x1',
] as const
export const aspectRatioV3 = choice(aspectRatioNames, '1x1')
export const renderingSpeed = choice(
  ['FLASH', 'TURBO', 'DEFAULT', 'QUALITY'],
  'DEFAULT',
)
export const styleTypeV3 = choice(
  ['AUTO', 'GENERAL', 'REALISTIC', 'DESIGN', 'FICTION'],
  'GENERAL',
)

export const stylePresets = [
  '80S_ILLUSTRATION',
  '90S_NOSTALGIA',
  'ABSTRACT_ORGANIC',
  'ANALOG_NOSTALGIA',
  'ART_BRUT',
  'ART_DECO',
  'ART_POSTER',
  'AURA',
  'AVANT_GARDE',
  'BAUHAUS',
  'BLUEPRINT',
  'BLURRY_MOTION',
  'BRIGHT_ART',
  'C4D_CARTOON',
  'CHILDRENS_BOOK',
  'COLLAGE',
  'COLORING_BOOK_I',
  'COLORING_BOOK_II',
  'CUBISM',
  'DARK_AURA',
  'DOODLE',
  'DOUBLE_EXPOSURE',
  'DRAMATIC_CINEMA',
  'EDITORIAL',
  'EMOTIONAL_MINIMAL',
  'ETHEREAL_PARTY',
  'EXPIRED_FILM',
  'FLAT_ART',
  'FLAT_VECTOR',
  'FOREST_REVERIE',
  'GEO_MINIMALIST',
  'GLASS_PRISM',
  'GOLDEN_HOUR',
  'GRAFFITI_I',
  'GRAFFITI_II',
  'HALFTONE_PRINT',
  'HIGH_CONTRAST',
  'HIPPIE_ERA',
  'ICONIC',
  'JAPANDI_FUSION',
  'JAZZY',
  'LONG_EXPOSURE',
  'MAGAZINE_EDITORIAL',
  'MINIMAL_ILLUSTRATION',
  'MIXED_MEDIA',
  'MONOCHROME',
  'NIGHTLIFE',
  'OIL_PAINTING',
  'OLD_CARTOONS',
  'PAINT_GESTURE',
  'POP_ART',
  'RETRO_ETCHING',
  'RIVIERA_POP',
  'SPOTLIGHT_80S',
  'STYLIZED_RED',
  'SURREAL_COLLAGE',
  'TRAVEL_POSTER',
  'VINTAGE_GEO',
  'VINTAGE_POSTER',
  'WATERCOLOR',
  'WEIRD',
  'WOODBLOCK_PRINT',
] as const
export const stylePreset = choice(stylePresets)

const paletteNames = [
  'EMBER',
  'FRESH',
  'JUNGLE',
  'MAGIC',
  'MELON',
  'MOSAIC',
  'PASTEL',
  'ULTRAMARINE',
] as const
export const colorPalette = palette(paletteNames)
export const colorPaletteV2 = palette(lower(paletteNames))

export const customModel = text({
  maxLength: 512,
  pattern: /^model\/[^/]+\/version\/[^/]+$/,
})
