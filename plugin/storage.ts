import { Failed, reasonOf, type HostFailure } from './shared/failure.ts'
import {
  jobPrefixes,
  storedNames,
  type Stored,
  type StoredName,
} from './shared/settings.ts'

/** What lies there now: another window may have written it. */
export function fetchStored(name: StoredName): Promise<unknown> {
  return figma.clientStorage.getAsync(name)
}

/** All that the panel opens with. */
export function readStored(): Promise<Partial<Stored>> {
  return valuesOf(storedNames)
}

/** Unfinished jobs by their keys: each may be a few megabytes. */
export async function readJobs(): Promise<Record<string, unknown>> {
  const names = await figma.clientStorage.keysAsync()
  return valuesOf(
    names.filter((name) =>
      jobPrefixes.some((prefix) => name.startsWith(prefix)),
    ),
  )
}

async function valuesOf(names: readonly string[]) {
  const values: Record<string, unknown> = {}
  await Promise.all(
    names.map(async (name) => {
      values[name] = await figma.clientStorage.getAsync(name)
    }),
  )
  return values
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
