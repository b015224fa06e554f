import * as v from 'valibot'
import { formOrJson } from '../../bodies.ts'
import { oneOf, picture, repeated, text } from '../../fields.ts'
import type { SentFile } from '../../form.ts'
import type { Call, Operation } from '../../operation.ts'
import { paintNew } from '../../pictures/fresh.ts'
import { readMask, resizeHole } from '../../pictures/hole.ts'
import { decode, resize } from '../../pictures/raster.ts'
import { checkShape, TWO_K } from '../../pictures/window.ts'
import type { Price } from '../../prices.ts'
import { PRECISE, priced } from '../../prices.ts'
import { badRequest } from '../../refusal.ts'
import type { Size } from '../../sizes.ts'
import {
  areaOf,
  nearest,
  ratioOf,
  sizeOf,
  V4_LARGE,
  V4_SIZES,
  within,
} from '../../sizes.ts'
import {
  batch,
  delivery,
  detection,
  longPrompt,
  magic,
  privacy,
} from './fields.ts'
import { fromPrompt } from './generate.ts'
import type { Begun } from './generation.ts'
import { generation } from './generation.ts'
import { paintPrecisely } from './precise-edit.ts'

/** Two generations of one model. */
interface Version {
  path: string
  product: string
  /** The most pixels of a picture. */
  most: number
  /** Without sources a size must be a listed one; else any of the right steps. */
  sizes: 'listed' | 'free'
  /** US dollars for what only 4.6 makes: above 2K. */
  above: Readonly<Record<string, number>>
}

/** Of pictures from a prompt alone, up to 2K. */
const FROM_PROMPT: Readonly<Record<string, number>> = {
  low: 0.03,
  medium: 0.06,
  high: 0.1,
}

/** Sources, and sources beside a mask. */
const MOST = 5
const MOST_MASKED = 4

const fields = {
  prompt: longPrompt,
  images: v.optional(repeated(picture(), MOST)),
  mask: v.optional(picture()),
  size: v.optional(
    v.pipe(text, v.regex(/^(auto|source|[1-9][0-9]{2,3}x[1-9][0-9]{2,3})$/)),
  ),
  quality: v.optional(oneOf(['very_low', 'low', 'medium', 'high'])),
  ...magic,
  ...batch,
  ...delivery,
  ...privacy,
  ...detection,
}

type Body = v.InferOutput<v.StrictObjectSchema<typeof fields, undefined>>

const isNew = (body: Body) => !body.images?.length

/** What the page says about sources, masks, sizes and qualities. */
function unfit(body: Body, version: Version): string | undefined {
  const { images = [], mask, size = 'auto', quality } = body
  const rules: readonly (readonly [boolean, string])[] = [
    [
      quality === 'very_low' && isNew(body),
      'quality very_low requires images.',
    ],
    [mask !== undefined && isNew(body), 'mask requires images.'],
    [
      mask !== undefined && images.length > MOST_MASKED,
      'A masked request can include at most three other source images.',
    ],
    [
      mask !== undefined && body.size !== undefined,
      'size cannot be set with a mask.',
    ],
    [size === 'source' && isNew(body), 'size source requires images.'],
    [
      size.includes('x') && !isAllowed(size, version, isNew(body)),
      `size ${size} is not supported.`,
    ],
  ]
  return rules.find(([broken]) => broken)?.[1]
}

function isAllowed(name: string, { most, sizes }: Version, isNew: boolean) {
  if (isNew && sizes === 'listed') return V4_SIZES.includes(name)
  const size = sizeOf(name)
  return (
    size.width % 32 === 0 &&
    size.height % 32 === 0 &&
    Math.min(size.width, size.height) >= 256 &&
    areaOf(size) <= most &&
    ratioOf(size) <= 6
  )
}

/** `medium` with sources, and `high` without, unless told. */
function priceOf(body: Body, { product, above }: Version): Price {
  const quality = body.quality ?? (isNew(body) ? 'high' : 'medium')
  const isAbove = areaOf(sizeOf(body.size ?? '1x1')) > TWO_K
  const table = isAbove ? above : isNew(body) ? FROM_PROMPT : PRECISE
  return priced(product, table[quality] ?? 0, body.num_images, { quality })
}

async function begin(
  body: Body,
  call: Call,
  { most }: Version,
): Promise<Begun> {
  const [primary] = body.images ?? []
  const begun = await (primary
    ? fromSource(body, primary, call, most)
    : fromNothing(body, call))
  return { ...begun, known: { generation_kind: 'sampling', ...begun.known } }
}

/** What `auto` chooses for a prompt alone. */
const CHOSEN = '2048x2048'

function fromNothing(body: Body, call: Call): Promise<Begun> {
  const { size = 'auto' } = body
  const chosen = sizeOf(size === 'auto' ? CHOSEN : size)
  return fromPrompt(body, call, chosen, (seed) =>
    paintNew(body.prompt, seed, chosen),
  )
}

/** The first picture is edited; the others are looked at only. */
async function fromSource(
  body: Body,
  primary: SentFile,
  call: Call,
  most: number,
): Promise<Begun> {
  for (const { bytes } of body.images ?? []) checkShape(await decode(bytes))
  const sent = await decode(primary.bytes)
  const mask = body.mask && (await readMask(body.mask.bytes, sent, 'rounded'))
  const size = mask ? within(sent, most) : sizeFrom(body.size, sent, most)
  const image = await resize(sent, size, 'cover')
  const hole = mask && (await resizeHole(mask, size))
  return fromPrompt(body, call, size, (seed) =>
    paintPrecisely(image, hole, body.prompt, seed, call.conditions),
  )
}

function sizeFrom(named = 'auto', sent: Size, most: number): Size {
  if (named === 'auto') return nearest(sent, V4_LARGE)
  if (named === 'source') return within(sent, most)
  const size = sizeOf(named)
  if (areaOf(size) > most) throw badRequest(`size ${named} is not supported.`)
  return size
}

const generate = (version: Version): Operation =>
  generation({
    path: version.path,
    ...formOrJson(fields),
    refuse: (body) => unfit(body, version),
    prompt: (body) => body.prompt,
    images: (body) => body.num_images ?? 1,
    price: (body) => priceOf(body, version),
    begin: (body, call) => begin(body, call, version),
  })

export const generate45 = generate({
  path: '/v2/image/generate/ideogram-4-5',
  product: 'ideogram_4_5_generate',
  most: TWO_K,
  sizes: 'listed',
  above: {},
})

/** Known from its page's outline and from resellers only. */
export const generate46 = generate({
  path: '/v2/image/generate/ideogram-4-6',
  product: 'ideogram_4_6_generate',
  most: 4 * TWO_K,
  sizes: 'free',
  above: { very_low: 0.06, low: 0.06, medium: 0.2, high: 0.6 },
})
