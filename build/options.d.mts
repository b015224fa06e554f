interface BuildOptions {
  /** A folder, from where the command is run. */
  out: string
  /** The origin of a relay. */
  relay: string | undefined
  /** The one that Figma gave. */
  id: string | undefined
}

export function optionsOf(args: readonly string[]): BuildOptions

export function purposeOf(options: Pick<BuildOptions, 'relay' | 'id'>): string[]
