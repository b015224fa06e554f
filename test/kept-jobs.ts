/** What Repaint keeps on a layer of the jobs whose results it carries. */
export interface KeptJob {
  record: {
    region: {
      /** Pixels of the window to a canvas unit. */
      scale: number
      window: { x: number; y: number; width: number; height: number }
    }
    results: { seed: number | null; prompt: string | null }[]
  }
  /** Hashes of the images. */
  results: string[]
}

/** The oldest first. Figma keeps it under a name that begins with the plugin's. */
export function keptJobs(pluginData: Record<string, string>): KeptJob[] {
  const entry = Object.entries(pluginData).find(([key]) =>
    key.endsWith('/jobs'),
  )
  const jobs = JSON.parse(entry?.[1] ?? '[]') as {
    record: string
    results: string[]
  }[]
  return jobs.map(({ record, results }) => ({
    record: JSON.parse(record) as KeptJob['record'],
    results,
  }))
}
