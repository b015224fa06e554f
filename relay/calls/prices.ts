/** Micro-dollars by the values of the fields in `by`, joined with a blank. */
export type Table = Readonly<Record<string, number>>

/** What a call costs by what stands in its body. */
export interface Price {
  /** Of each picture, or of the request whatever it gives. */
  readonly per: 'image' | 'request'
  /** Fields that decide, each with the value that the service takes for none. */
  readonly by: readonly (readonly [field: string, otherwise: string])[]
  readonly table: Table
  /** Another table when this field is there. */
  readonly with?: { readonly field: string; readonly table: Table }
  /** The table is a ceiling: the service names the price afterwards. */
  readonly quoted?: true
}

/** What is known of a body that is still on its way. */
export interface Fields {
  /** Every value that came under a name, in lower case. */
  readonly values: ReadonlyMap<string, readonly string[]>
  /** Whether no further one can come. */
  readonly complete: boolean
}

export interface Cost {
  /** Places that it takes of those that the key has. */
  readonly images: number
  readonly price: number
}

const mostImages = 8

/** The fields of a body that a price is made of. */
export const fieldsOf = (price: Price): readonly string[] => [
  ...price.by.map(([field]) => field),
  ...(price.per === 'image' ? ['num_images'] : []),
  ...(price.with ? [price.with.field] : []),
]

/**
 * The least and the most that a call may cost: the same, once all is known.
 * Where a field came twice or makes no sense the most is what counts.
 */
export function quote(
  price: Price,
  fields: Fields,
): { least: Cost; most: Cost } {
  const { values, complete } = fields
  const given = price.with && values.has(price.with.field)
  const tables = [
    ...(given ? [] : [price.table]),
    ...(price.with && (given || !complete) ? [price.with.table] : []),
  ]
  const options = price.by.map(([field, otherwise]) =>
    values.has(field) ? values.get(field) : complete ? [otherwise] : undefined,
  )
  const each = tables.flatMap((table) => possible(table, options))
  const counts = price.per === 'image' ? imagesIn(fields) : [1]
  const cost = (pick: (...of: number[]) => number): Cost => ({
    images: pick(...counts),
    price: pick(...counts) * pick(...each),
  })
  return { least: cost(Math.min), most: cost(Math.max) }
}

/** The prices of a table that a body may still turn out to have. */
function possible(
  table: Table,
  options: readonly (readonly string[] | undefined)[],
): number[] {
  const rows = Object.entries(table).filter(([key]) => {
    const values = key.split(' ')
    return options.every(
      (option, n) => option?.includes(values[n] ?? '') ?? true,
    )
  })
  return (rows.length > 0 ? rows : Object.entries(table)).map(
    ([, each]) => each,
  )
}

function imagesIn({ values, complete }: Fields): number[] {
  const given = values.get('num_images')
  if (!given) return complete ? [1] : [1, mostImages]
  return given.map((text) => {
    const count = Number(text)
    const known = Number.isInteger(count) && count >= 1 && count <= mostImages
    return known ? count : mostImages
  })
}
