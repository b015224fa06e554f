import { Generations } from '../../generations.ts'
import { operation } from '../../operation.ts'
import { badRequest, problem, tooManyPolls } from '../../refusal.ts'

/** Reading is free, but counted. */
export const poll = operation({
  method: 'GET',
  path: '/v2/generations/{generation_id}',
  quick: true,
  run: async (_body, { conditions, generations, pathValues }) => {
    const generation_id = pathValues['generation_id'] ?? ''
    if (!Generations.isId(generation_id))
      throw badRequest('The generation ID is not a valid URL-safe base64 ID.')
    const wait = generations.counted(conditions.pollingLimit)
    if (wait) throw tooManyPolls(String(wait))
    const found = await generations.poll(generation_id, conditions)
    if (!found) throw problem(404, 'Generation not found')
    const { created, outcome } = found
    const known = { generation_id, created }
    if (!outcome) return { ...known, status: 'pending' }
    const { status } = outcome
    if (outcome.status === 'completed')
      return { ...known, status, response_type: 'url', data: outcome.data }
    const { reason } = outcome
    return reason === undefined
      ? { ...known, status }
      : { ...known, status, failure_reason: reason }
  },
})
