/** What a request costs. Sources: the published prices, and quotes of October 2026. */
export interface Price {
  /** The product billed, as quotes name it. */
  readonly product: string
  /** Millionths of a US dollar for one unit. */
  readonly each: number
  readonly quantity: number
  /** `image` unless told. */
  readonly unit?: string
  readonly dimensions?: Readonly<Record<string, string>>
}

/** @param dollars for one @param dimensions what the price depends on */
export const priced = (
  product: string,
  dollars: number,
  quantity = 1,
  dimensions: Record<string, string | undefined> = {},
): Price => ({
  product,
  each: Math.ceil(Math.round(dollars * 1e8) / 100),
  quantity,
  dimensions: Object.fromEntries(
    Object.entries(dimensions).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value.toUpperCase()]],
    ),
  ),
})

const total = ({ each, quantity }: Price) => each * quantity

/** Above this share of its price an estimated request never costs. */
const LEEWAY = 1.4

/** The PriceQuote that answers a dry run. A credit is ten thousand micros. */
export function quoteOf(price: Price, qualifier: 'exact' | 'estimate') {
  const usd_micros = total(price)
  return {
    object: 'price_quote',
    billing_identifier: price.product,
    quantity: price.quantity,
    usd_micros,
    credit_millis: Math.ceil(usd_micros / 10),
    qualifier,
    ...(qualifier === 'estimate'
      ? { upper_bound_usd_micros: Math.ceil(usd_micros * LEEWAY) }
      : {}),
  }
}

/** US dollars an image, by rendering speed: 3.0 and, but for the last, 4.0. */
const SPEEDS: Readonly<Record<string, number>> = {
  flash: 0.03,
  turbo: 0.03,
  default: 0.06,
  quality: 0.09,
}
const WITH_CHARACTER: Readonly<Record<string, number>> = {
  turbo: 0.1,
  default: 0.15,
  quality: 0.2,
}

interface Run {
  readonly num_images?: number | undefined
  readonly rendering_speed?: string | undefined
  readonly character_reference_images?: readonly unknown[] | undefined
}

/** An operation of 3.0. @param product without a character reference */
export function priceV3(product: string, body: Run): Price {
  const { rendering_speed } = body
  const speed = rendering_speed?.toLowerCase() ?? 'default'
  const character = body.character_reference_images !== undefined
  const table = character ? WITH_CHARACTER : SPEEDS
  return priced(
    character ? 'ideogram_v3_character_generation' : product,
    table[speed] ?? 0,
    body.num_images,
    { rendering_speed: speed },
  )
}

/** An operation of 4.0. */
export function priceV4(product: string, body: Run): Price {
  const speed = body.rendering_speed ?? 'default'
  const dollars = speed === 'quality' ? 0.1 : (SPEEDS[speed] ?? 0)
  return priced(product, dollars, body.num_images, { rendering_speed: speed })
}

/** A picture on nothing, of 3.0: by speed, and more when enlarged. */
export function priceTransparent(
  body: Run & { upscale_factor?: string | undefined },
): Price {
  const speed = body.rendering_speed?.toLowerCase() ?? 'default'
  const more = { x1: 0.01, x2: 0.13, x4: 0.17 }
  const factor = (body.upscale_factor?.toLowerCase() ??
    'x1') as keyof typeof more
  return priced(
    'ideogram_v3_transparent_generation',
    (SPEEDS[speed] ?? 0) + more[factor],
    body.num_images,
    { rendering_speed: speed, upscale_factor: factor },
  )
}

/** US dollars an image, by model version of the legacy endpoints. */
const LEGACY: Readonly<Record<string, number>> = {
  V_1: 0.06,
  V_1_TURBO: 0.02,
  V_2: 0.08,
  V_2_TURBO: 0.05,
  V_2A: 0.04,
  V_2A_TURBO: 0.025,
  AUTO: 0.08,
}

export const priceLegacy = (model = 'V_2', images = 1): Price =>
  priced(
    `ideogram_${model.toLowerCase()}_generation`,
    LEGACY[model] ?? 0,
    images,
  )

/** US dollars an image of Precise Edit 4.5, by quality. */
export const PRECISE: Readonly<Record<string, number>> = {
  very_low: 0.008,
  low: 0.03,
  medium: 0.06,
  high: 0.22,
}
