import { restoreLayers } from './export.ts'
import { changedSelection, createHost } from './host.ts'
import { connect, type Port } from './shared/bridge.ts'
import type { HostEvents } from './shared/protocol.ts'

const port: Port = {
  post: (message) => figma.ui.postMessage(message),
  listen: (receive) => figma.ui.on('message', receive),
}

figma.showUI(__html__, { width: 360, height: 640, themeColors: true })

const host = createHost({ command: figma.command, prompt: null }, () => panel)
const panel = connect<HostEvents>(port, host)

const tellSelection = async () =>
  panel.selectionChanged(await changedSelection())
figma.on('selectionchange', () => void tellSelection())
figma.on('currentpagechange', () => void tellSelection())
figma.on('close', restoreLayers)
