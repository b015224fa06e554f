import { takeAllOff } from './export/dress.ts'
import { createHost, currentLanding, currentSelection } from './host.ts'
import { watchResults } from './results/watch.ts'
import { isDragged } from './selection/landing.ts'
import { connect, type Port } from './shared/bridge.ts'
import { heard } from './shared/heard.ts'
import type { HostEvents } from './shared/host-events.ts'
import type { Dragged } from './shared/landing.ts'
import { suggestPrompts } from './suggestions.ts'
import { windowSize } from './window.ts'

/** The manifest's commands that run without showing the panel. */
const quietCommands = ['repaint', 'repeat']

/** The answer to the panel's last call comes after that has closed the plugin. */
let isOver = false
figma.on('close', () => {
  isOver = true
})

const port: Port = {
  post: (message) => {
    if (!isOver) figma.ui.postMessage(message)
  },
  listen: (receive) => figma.ui.on('message', receive),
}

async function start({ command, parameters }: RunEvent): Promise<void> {
  const quiet = quietCommands.includes(command)
  const prompt =
    typeof parameters?.prompt === 'string' ? parameters.prompt : null
  const size = await windowSize()
  figma.showUI(__html__, { ...size, visible: !quiet, themeColors: true })

  const host = createHost({ command, prompt, quiet }, () => panel)
  const panel = connect<HostEvents>(port, host)

  const tellSelection = async () =>
    panel.selectionChanged(await currentSelection())
  const tellLanding = async (result: Dragged, event: DropEvent) =>
    panel.dropped(result, await currentLanding(event))
  figma.on('drop', (event) => {
    const result: unknown = event.dropMetadata
    const isOurs = isDragged(result)
    if (isOurs) heard(tellLanding(result, event))
    // What is taken Figma leaves alone.
    return !isOurs
  })
  figma.on('selectionchange', () => heard(tellSelection()))
  figma.on('currentpagechange', () => heard(tellSelection()))
  figma.on('close', takeAllOff)
  watchResults(() => heard(panel.resultsChanged()))
}

figma.parameters.on('input', (event) => heard(suggestPrompts(event)))
figma.on('run', (event) => heard(start(event)))
