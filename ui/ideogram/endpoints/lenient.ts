import * as v from 'valibot'

/**
 * How a stranger's answer is read. A paid one is never thrown away over a
 * decoration: only what leads to the results is demanded, the rest is null when
 * it is missing or odd, and fields nobody told us about pass.
 */

/** Longer words are cut: nobody reads them, and they would be kept. */
const longest = 10_000
const longestLink = 8192

/** @param length characters; what is behind them is cut */
export const words = (length = longest) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, length)),
  )

/** null when it is missing or not what it should be. */
export const maybe = <S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.nullish(schema, null), null)

/** null, an empty string and nothing at all mean the same: no link. */
export const link = v.pipe(
  v.nullish(v.pipe(v.string(), v.maxLength(longestLink)), null),
  v.transform((url) => url || null),
)

/** As many as are ever shown; one that is odd becomes `instead` and costs no other. */
export const listOf = <S extends v.GenericSchema, T>(
  schema: S,
  instead: T,
  most: number,
) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) =>
      items.slice(0, most).map((item): v.InferOutput<S> | T => {
        const parsed = v.safeParse(schema, item)
        return parsed.success ? parsed.output : instead
      }),
    ),
  )

/** ISO 8601; the reference writes a T between date and time or a blank, which Safari cannot read. */
export const time = maybe(
  v.pipe(
    v.string(),
    v.transform((time) => new Date(time.replace(' ', 'T'))),
    v.date(),
    v.transform((time) => time.toISOString()),
  ),
)
/** Sent by endpoints that have a replacement. */
export const notice = maybe(words(300))
