/** What Repaint keeps on a layer of the jobs whose results it carries. */
export interface KeptJob {
  record: {
    region: {
      /** Pixels of the window to a canvas unit. */
      scale: number
      window: { x: number; y: number; width: number; height: number }
    }
    results: { index: number; seed: number | null; prompt: string | null }[]
  }
  /** A result's place among all of its job, and the hash of its image. */
  results: { index: number; hash: string | null }[]
}

/** The oldest first. Figma keeps it under a name that begins with the plugin's. */
export function keptJobs(pluginData: Record<string, string>): KeptJob[] {
  const entry = Object.entries(pluginData).find(([key]) =>
    key.endsWith('/jobs'),
  )
  const jobs = JSON.parse(entry?.[1] ?? '[]') as {
    record: string
    results: KeptJob['results']
  }[]
  return jobs.map(({ record, results }) => ({
    record: JSON.parse(record) as KeptJob['record'],
    results,
  }))
}
