import * as v from 'valibot'

// How settings of the environment are read: each is a text, or not there.

export const setting = (fallback: string) =>
  v.pipe(
    v.optional(v.string('Settings of the relay are texts.'), ''),
    v.trim(),
    v.transform((text) => text || fallback),
  )

export const whole = (name: string, fallback: number) =>
  v.pipe(
    setting(String(fallback)),
    v.regex(/^[1-9]\d{0,5}$/, `${name} must be a whole number above 0.`),
    v.transform(Number),
  )

/** US dollars to the cent, as micro-dollars; null when there are none. */
export const budget = (name: string) =>
  v.pipe(
    setting('none'),
    v.regex(
      /^(none|\d{1,7}(\.\d{1,2})?)$/,
      `${name} must be an amount in US dollars such as 20 or 12.50, or none.`,
    ),
    v.transform((text) =>
      text === 'none' ? null : Math.round(Number(text) * 1e6),
    ),
  )

export const yesOrNo = (name: string) =>
  v.pipe(
    setting('no'),
    v.regex(/^(yes|no)$/, `${name} must be yes or no.`),
    v.transform((text) => text === 'yes'),
  )

/** A comma list; an entry `read` knows nothing to make of is a `problem`. */
export function list<T>(
  fallback: string,
  read: (entry: string, index: number) => T | undefined,
  problem: string,
) {
  return v.pipe(
    setting(fallback),
    v.rawTransform<string, T[]>(({ dataset, addIssue, NEVER }) => {
      const entries = dataset.value.split(',').map((entry) => entry.trim())
      const values = entries.filter(Boolean).map(read)
      const known = values.filter((value) => value !== undefined)
      if (known.length === values.length) return known
      addIssue({ message: problem })
      return NEVER
    }),
  )
}
