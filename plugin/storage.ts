import { Failed, reasonOf, type HostFailure } from './shared/failure.ts'
import type { Stored } from './shared/settings.ts'

const names: readonly (keyof Stored)[] = [
  'settings',
  'key',
  'form',
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
