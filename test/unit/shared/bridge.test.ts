import { expect, test } from 'vitest'
import { connect, type Port } from '../../../plugin/shared/bridge.ts'
import { Failed } from '../../../plugin/shared/failure.ts'

/** Two ends of a channel that carries only what a structured clone does. */
function channel(): [Port, Port] {
  const { port1, port2 } = new MessageChannel()
  const port = (end: MessagePort): Port => ({
    post: (message) => end.postMessage(message),
    listen: (receive) => {
      end.onmessage = ({ data }) => receive(data)
      // Node would wait for more messages for ever.
      ;(end as unknown as { unref(): void }).unref()
    },
  })
  return [port(port1), port(port2)]
}

interface Echo {
  echo(value: unknown): Promise<unknown>
  reject(reason: unknown): Promise<void>
}

function connected(): { remote: Echo } {
  const [here, there] = channel()
  connect(there, {
    echo: (value: unknown) => Promise.resolve(value),
    reject: (reason: unknown) => Promise.reject(reason as Error),
  })
  return { remote: connect<Echo>(here, {}) }
}

test('bytes, dates and plain data cross', async () => {
  const { remote } = connected()
  const sent = { bytes: new Uint8Array([1, 2]), at: new Date(0), no: null }
  expect(await remote.echo(sent)).toEqual(sent)
})

test('answers find their calls in any order', async () => {
  const { remote } = connected()
  const answers = await Promise.all([3, 1, 2].map((n) => remote.echo(n)))
  expect(answers).toEqual([3, 1, 2])
})

test('a failure crosses with its data', async () => {
  const { remote } = connected()
  const failure = { kind: 'source-gone', name: 'Hero' }
  // What is thrown does not survive the channel; its data does.
  const [here, there] = channel()
  connect(there, {
    fail: () => {
      throw new Failed(failure)
    },
  })
  const failing = connect<{ fail(): void }>(here, {})
  await expect(failing.fail()).rejects.toMatchObject({ failure })
  await expect(remote.reject('Failed to export node')).rejects.toMatchObject({
    failure: { kind: 'unexpected', reason: 'Failed to export node' },
  })
})

test('a method that is not served fails', async () => {
  const [here, there] = channel()
  connect(there, {})
  const remote = connect<{ missing(): void }>(here, {})
  await expect(remote.missing()).rejects.toBeInstanceOf(Failed)
})

test('a remote may be awaited', async () => {
  const { remote } = connected()
  expect(await Promise.resolve(remote)).toBe(remote)
})
