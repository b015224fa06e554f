interface PluginFiles {
  manifest: {
    name: string
    networkAccess: { allowedDomains: string[]; reasoning?: string }
    menu: { name: string; command: string }[]
    relaunchButtons: { name: string; command: string }[]
  }
  /** `plugin.js` */
  code: string
  /** `ui.html` */
  ui: string
}

/** @param options.relay the origin baked into the plugin */
export function buildPlugin(options?: { relay?: string }): Promise<PluginFiles>
