import { Failed, reasonOf, type HostFailure } from './shared/failure.ts'
import { jobKey, type Stored, type StoredName } from './shared/settings.ts'

const names: readonly (keyof Stored)[] = [
  'settings',
  'key',
  'form',
  'prompts',
  'presets',
  'spend',
]

/** What lies there now: another window may have written it. */
export function fetchStored(name: StoredName): Promise<unknown> {
  return figma.clientStorage.getAsync(name)
}

/** Tells this computer from those of others in the same file. */
export async function machineId(): Promise<string> {
  const known: unknown = await figma.clientStorage.getAsync('machine')
  if (typeof known === 'string') return known
  const made = String(Math.random()).slice(2)
  await figma.clientStorage.setAsync('machine', made)
  return made
}

/** All that lies in clientStorage but jobs; what is missing is left out. */
export async function readStored(): Promise<Partial<Stored>> {
  const stored: Partial<Record<keyof Stored, unknown>> = {}
  for (const name of names) {
    const value = await fetchStored(name)
    if (value !== undefined) stored[name] = value
  }
  return stored as Partial<Stored>
}

/** @returns whatever lies there, by the job's id */
export async function readJobs(): Promise<Record<string, unknown>> {
  const jobs: Record<string, unknown> = {}
  const prefix = jobKey('')
  for (const key of await figma.clientStorage.keysAsync())
    if (key.startsWith(prefix))
      jobs[key.slice(prefix.length)] = await figma.clientStorage.getAsync(key)
  return jobs
}

/**
 * @param value null takes the entry away
 * @throws Failed: storage-full
 */
export async function writeStored(
  name: StoredName,
  value: unknown,
): Promise<void> {
  try {
    if (value === null) await figma.clientStorage.deleteAsync(name)
    else await figma.clientStorage.setAsync(name, value)
  } catch (thrown) {
    const reason = reasonOf(thrown)
    const failure: HostFailure = /quota|exceed|5 ?MB/i.test(reason)
      ? { kind: 'storage-full' }
      : { kind: 'storage-refused', reason }
    throw new Failed(failure)
  }
}

/** Where everyone with the file can read: nothing secret goes here. */
const shared = { namespace: 'repaint', key: 'presets' }

export function sharedPresets(): string {
  return figma.root.getSharedPluginData(shared.namespace, shared.key)
}

export function sharePresets(presets: string): void {
  figma.root.setSharedPluginData(shared.namespace, shared.key, presets)
  figma.commitUndo()
}
