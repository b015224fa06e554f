import { takeAllOff } from './export/dress.ts'
import { createHost, currentSelection } from './host.ts'
import { connect, type Port } from './shared/bridge.ts'
import type { HostEvents } from './shared/protocol.ts'
import { suggestPrompts } from './suggestions.ts'
import { watchResults } from './results/watch.ts'

/** The manifest's commands that run without showing the panel. */
const quietCommands = ['repaint', 'repeat']

const port: Port = {
  post: (message) => figma.ui.postMessage(message),
  listen: (receive) => figma.ui.on('message', receive),
}

function start({ command, parameters }: RunEvent): void {
  const quiet = quietCommands.includes(command)
  const prompt =
    typeof parameters?.prompt === 'string' ? parameters.prompt : null
  const size = { width: 360, height: 640 }
  figma.showUI(__html__, { ...size, visible: !quiet, themeColors: true })

  const host = createHost({ command, prompt, quiet }, () => panel)
  const panel = connect<HostEvents>(port, host)

  const tellSelection = async () =>
    panel.selectionChanged(await currentSelection())
  figma.on('selectionchange', () => void tellSelection())
  figma.on('currentpagechange', () => void tellSelection())
  figma.on('close', takeAllOff)
  watchResults(() => void panel.resultsChanged())
}

figma.parameters.on('input', (event) => void suggestPrompts(event))
figma.on('run', start)
