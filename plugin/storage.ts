import { Failed, reasonOf, type HostFailure } from './shared/failure.ts'
import type { Stored } from './shared/settings.ts'

const names: readonly (keyof Stored)[] = [
  'settings',
  'key',
  'form',
  'prompts',
  'presets',
  'spend',
  'jobs',
]

/** All that lies in clientStorage; what cannot be read counts as missing. */
export async function readStored(): Promise<Partial<Stored>> {
  const stored: Partial<Record<keyof Stored, unknown>> = {}
  for (const name of names) {
    const value: unknown = await figma.clientStorage.getAsync(name)
    if (value !== undefined) stored[name] = value
  }
  return stored as Partial<Stored>
}

/**
 * @param value null takes the entry away
 * @throws Failed: storage-full
 */
export async function writeStored(
  name: keyof Stored,
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
