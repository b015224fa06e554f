import type { Bodies } from '../../bodies.ts'
import { Generations } from '../../generations.ts'
import type { Outcome } from '../../generations.ts'
import { now } from '../../making.ts'
import type { Call, Operation } from '../../operation.ts'
import { operation } from '../../operation.ts'
import { pass } from '../../pass.ts'
import type { Price } from '../../prices.ts'
import { problem, unsafe } from '../../refusal.ts'

/** What a request has come to before anything is painted. */
export interface Begun {
  /** Answered at once, whichever way the results come: seed, width, height. */
  readonly known: object
  /** Paints and publishes. @returns the items of `data` */
  readonly make: () => Promise<readonly object[]>
}

/** How an item of a polled answer calls itself. */
type ObjectType =
  | 'image.generation'
  | 'image.without-prompt-or-seed'
  | 'layerized_image'
  | 'svg.generation'

interface Kind {
  /** `async-only`: the answer is always an id to poll. */
  runs?: 'async-only'
  objectType?: ObjectType
}

interface GenerationRow<Body> extends Kind {
  path: string
  bodies: Bodies<Body>
  refuse?: (body: Body) => string | false | undefined
  prompt?: (body: Body) => string | undefined
  images?: (body: Body) => number
  price: (body: Body) => Price | Promise<Price>
  /** Reads the pictures. Throws a 400 or 403. */
  begin: (body: Body, call: Call) => Promise<Begun>
}

interface Delivery {
  readonly async?: boolean | undefined
  readonly webhook_url?: string | undefined
}

/** Declares an operation of v2 whose runs can be polled. */
export const generation = <Body extends object>(
  row: GenerationRow<Body>,
): Operation =>
  operation({
    method: 'POST',
    path: row.path,
    bodies: row.bodies,
    ...(row.refuse ? { refuse: row.refuse } : {}),
    ...(row.prompt ? { prompt: row.prompt } : {}),
    images: row.images ?? (() => 1),
    price: row.price,
    dryRun: row.begin,
    async run(body, call) {
      const { async, webhook_url } = body as Delivery
      const begun = await row.begin(body, call)
      const deferred =
        row.runs === 'async-only' || async || webhook_url !== undefined
      return deferred ? later(row, begun, call) : atOnce(row, begun, call)
    },
  })

async function atOnce(
  row: Kind,
  { known, make }: Begun,
  call: Call,
): Promise<object> {
  const { fails } = call.conditions
  const data = await make()
  if (fails) {
    if (fails.reason === 'content_policy_violation') throw unsafe('Image')
    throw problem(500, 'The generation failed.')
  }
  const generation_id = Generations.newId()
  call.generations.keep(generation_id, now(), named(row, data, call))
  return { generation_id, ...known, data }
}

function later(row: Kind, { known, make }: Begun, call: Call): object {
  const { fails, latency } = call.conditions
  const painted = make().then<Outcome, Outcome>(
    (data) =>
      fails
        ? { status: 'failed', reason: fails.reason }
        : { status: 'completed', data: named(row, data, call) },
    () => ({ status: 'failed', reason: 'internal_error' }),
  )
  const over = latency ? painted.then(() => pass(latency)) : painted
  const generation_id = Generations.newId()
  call.generations.begin(generation_id, now(), painted, over)
  call.goesOn(over.then(async () => (await painted).status === 'completed'))
  return row.runs === 'async-only'
    ? { generation_id }
    : { generation_id, ...known }
}

/** Items as a poll shows them: they say what they are, pictures not always. */
function named(
  { objectType = 'image.generation' }: Kind,
  data: readonly object[],
  { conditions }: Call,
): object[] {
  const isLeftOut =
    conditions.objectTypes === 'left-out' && objectType.startsWith('image.')
  const name = isLeftOut ? {} : { object_type: objectType }
  return data.map((item) => ({ ...name, ...item }))
}
