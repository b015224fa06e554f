/** What the playground's server tells its page. */

/** Who paints: a stand-in, or the real service for money. */
export type Painter = 'embedded' | 'real'

export interface PluginFiles {
  manifest: PluginManifest
  code: string
  ui: string
}

/** The parts of a manifest that the editor around the plugin shows. */
export interface PluginManifest {
  name: string
  menu?: readonly MenuEntry[]
  relaunchButtons?: readonly { command: string; name: string }[]
}

export interface MenuEntry {
  name: string
  command: string
  parameters?: readonly Parameter[]
}

export interface Parameter {
  name: string
  key: string
  description?: string
  optional?: boolean
}

export interface Setup {
  plugin: PluginFiles
  painter: Painter
  /** Put into the plugin's storage, so that it can generate at once. */
  key: string | null
}
