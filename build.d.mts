interface PluginFiles {
  manifest: {
    name: string
    id: string
    networkAccess: { allowedDomains: string[]; reasoning?: string }
    menu: { name: string; command: string }[]
    relaunchButtons: { name: string; command: string }[]
  }
  /** `plugin.js` */
  code: string
  /** `ui.html` */
  ui: string
  /** `NOTICES.txt`: the licences of what is bundled. */
  notices: string
  /** Files something of which is in `code` or `ui`, from the root. */
  inputs: string[]
}

/**
 * @param options.relay the origin baked into the plugin
 * @param options.id the one that Figma gave it
 */
export function buildPlugin(options?: {
  relay?: string
  id?: string
}): Promise<PluginFiles>
