/** Figma's own global, for the modules of `plugin/` that a test looks into. */
declare const figma: PluginAPI
