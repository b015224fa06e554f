/** A panel that does what the tests say: the plugin's side of the talk is real. */
import { connect, type Port } from '../../../plugin/shared/bridge.ts'
import { failureOf } from '../../../plugin/shared/failure.ts'
import type { HostEvents } from '../../../plugin/shared/host-events.ts'
import type { Dragged, Landing } from '../../../plugin/shared/landing.ts'
import type { Host, Selection } from '../../../plugin/shared/protocol.ts'

type Outcome = { value: unknown } | { failure: { kind: string } }

declare global {
  var callHost: (name: string, args: readonly unknown[]) => Promise<Outcome>
}

const heard: Selection[] = []
let changes = 0
const drops: { result: Dragged; landing: Landing }[] = []
const events: HostEvents = {
  selectionChanged: (selection) => void heard.push(selection),
  resultsChanged: () => {
    changes++
  },
  dropped: (result, landing) => void drops.push({ result, landing }),
  cancelled: () => undefined,
}

const port: Port = {
  post: (pluginMessage) => parent.postMessage({ pluginMessage }, '*'),
  listen: (receive) =>
    addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'object' && data && 'pluginMessage' in data)
        receive(data.pluginMessage)
    }),
}

const host = connect<Host>(port, events) as unknown as Record<
  string,
  (...args: unknown[]) => Promise<unknown>
>

globalThis.callHost = async (name, args) => {
  if (name === 'heard') return { value: [...heard] }
  if (name === 'changes') return { value: changes }
  if (name === 'drops') return { value: [...drops] }
  try {
    return { value: await host[name]!(...args) }
  } catch (thrown) {
    return { failure: failureOf(thrown) }
  }
}
