import type { Price, Table } from './prices.ts'

// Ideogram's price pages and quotes as of October 2026, in micro-dollars.

const speeds: Table = {
  flash: 30_000,
  turbo: 30_000,
  default: 60_000,
  quality: 90_000,
}

/** Of pictures by `rendering_speed`. */
const bySpeed = (table: Table): Price => ({
  per: 'image',
  by: [['rendering_speed', 'default']],
  table,
})

export const v3 = bySpeed(speeds)

export const v3WithCharacter: Price = {
  ...v3,
  with: {
    field: 'character_reference_images',
    // No price is named for FLASH, which is said to be refused.
    table: {
      flash: 100_000,
      turbo: 100_000,
      default: 150_000,
      quality: 200_000,
    },
  },
}

export const v4 = bySpeed({ turbo: 30_000, default: 60_000, quality: 100_000 })

export const v3Transparent: Price = {
  per: 'image',
  by: [
    ['rendering_speed', 'default'],
    ['upscale_factor', 'x1'],
  ],
  table: {
    ...{ 'turbo x1': 40_000, 'default x1': 70_000, 'quality x1': 100_000 },
    ...{ 'turbo x2': 160_000, 'default x2': 190_000, 'quality x2': 220_000 },
    ...{ 'turbo x4': 200_000, 'default x4': 230_000, 'quality x4': 260_000 },
  },
}

/** 2.0 and older. */
export const legacy: Price = {
  per: 'image',
  by: [['model', 'v_2']],
  table: {
    v_1: 60_000,
    v_1_turbo: 20_000,
    v_2: 80_000,
    v_2_turbo: 50_000,
    v_2a: 40_000,
    v_2a_turbo: 25_000,
    auto: 80_000,
  },
}

export const v2 = bySpeed({ turbo: 50_000, default: 80_000 })
export const v2a = bySpeed({ turbo: 25_000, default: 40_000 })

const byQuality = (table: Table): Price => ({
  per: 'image',
  by: [['quality', 'medium']],
  table,
})

export const v45 = byQuality({
  very_low: 8_000,
  low: 30_000,
  medium: 60_000,
  high: 220_000,
})

/** What resellers ask above 2K; smaller ones are cheaper. */
export const v46: Price = {
  ...byQuality({
    ...{ very_low: 60_000, low: 60_000, medium: 200_000, high: 600_000 },
  }),
  quoted: true,
}

export const vectors: Price = {
  per: 'request',
  by: [['quality', 'medium']],
  table: { low: 130_000, medium: 160_000, high: 200_000 },
  with: {
    field: 'images',
    table: { low: 130_000, medium: 160_000, high: 320_000 },
  },
}

const fixed = (per: Price['per'], price: number): Price => ({
  per,
  by: [],
  table: { '': price },
})

export const upscale = fixed('image', 60_000)
/** By the megapixel: asked for beforehand by a dry run, known afterwards. */
export const upscaleV2: Price = { ...fixed('request', 1_000_000), quoted: true }
export const describe = fixed('request', 10_000)
export const removeBackground = fixed('request', 10_000)
export const removeObject = fixed('request', 30_000)
export const layerize = fixed('request', 90_000)
export const vectorize = fixed('request', 100_000)
/** A later catalogue says 60 000. */
export const editWithPrompt = fixed('image', 200_000)
/** Named by one third party only. */
export const training = fixed('request', 40_000_000)
