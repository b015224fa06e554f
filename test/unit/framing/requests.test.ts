import { expect, test } from 'vitest'
import { requestsOf } from '../../../ui/framing/requests.ts'
import { defaultMaskOptions } from '../../../ui/tools/order.ts'
import { tools } from '../../../ui/tools/tools.ts'
import { masked } from '../parts/pressing.ts'

/** What is left out of the picture that a tool without a mask sends. */
const leftOut = (reason: 'drawn' | 'topmost') => {
  const { layers, shift } = masked.mask!
  const [request] = requestsOf({
    engines: tools.remix.engines,
    values: {},
    targets: [{ ...masked, mask: { layers, shift, reason } }],
    view: null,
    frame: { width: 1024, height: 1024 },
    options: defaultMaskOptions,
    parts: new Map(),
  })
  return request!.target.unseen.map(({ id }) => id)
}

test('a mask that counts for nothing is not sent, but for one merely guessed', () => {
  expect(leftOut('drawn')).toEqual(['blob'])
  expect(leftOut('topmost')).toEqual([])
})
