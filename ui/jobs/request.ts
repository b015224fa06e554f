import { paramsOf } from '../tools/form.ts'
import { tools, type Tool } from '../tools/tools.ts'
import type { Client } from '../ideogram/client.ts'
import type { Params } from '../ideogram/endpoint.ts'
import type { Prepared } from '../pixels/prepare.ts'
import type { Phase } from './job.ts'
import type { Order } from '../tools/order.ts'

/** A picture of the answer, not fetched yet; without a link it was withheld. */
export interface Pictured {
  index: number
  url: string | null
  seed: number | null
  /** As the service rewrote it, or as it was sent. */
  prompt: string
}

/** The paid request. It is sent once; the client repeats it after a 429 only. */
export async function request(
  { tool, values }: Pick<Order, 'tool' | 'values'>,
  prepared: Prepared,
  client: Client,
  watch: { signal: AbortSignal; report(phase: Phase): void },
): Promise<Pictured[]> {
  const row: Tool = tools[tool]
  const file = (bytes: Uint8Array, name: string) => ({
    bytes,
    type: 'image/png' as const,
    name,
  })
  const params = {
    ...paramsOf(tool, values),
    [row.image]: file(prepared.image, 'image.png'),
    [row.mask]: file(prepared.mask, 'mask.png'),
  }
  // The form's table and the client's row meet by name; the client checks.
  const answer = await client.call(
    row.endpoint,
    params as unknown as Params<Tool['endpoint']>,
    {
      signal: watch.signal,
      onRetry: ({ seconds }) =>
        watch.report({ name: 'requesting', retryInSeconds: seconds }),
    },
  )
  return answer.data.map((picture, index) => ({
    index,
    url: picture.is_image_safe ? picture.url : null,
    seed: picture.seed,
    prompt: picture.prompt ?? values.prompt ?? '',
  }))
}
