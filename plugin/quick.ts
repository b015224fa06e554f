import { heard } from './shared/heard.ts'
import { writeStored } from './storage.ts'

/** Milliseconds: how often a quick action says that it is at work, and for how long that counts. */
const pulse = { every: 5_000, lasts: 15_000 }

/**
 * Whether no other quick action is at work, in whatever window; then this one
 * is, until the plugin ends.
 *
 * @throws Failed: storage-full
 */
export async function takeTurn(): Promise<boolean> {
  const until: unknown = await figma.clientStorage.getAsync('quick')
  if (typeof until === 'number' && until > Date.now()) return false
  const hold = () => writeStored('quick', Date.now() + pulse.lasts)
  await hold()
  setInterval(() => heard(hold()), pulse.every)
  figma.on('close', () => heard(writeStored('quick', null)))
  return true
}

let staying: NotificationHandler | null = null

/** Says it until something else is said or the plugin ends, with *Cancel*. */
export function stay(message: string, onCancel: () => void): void {
  staying = figma.notify(message, {
    timeout: Infinity,
    button: { text: 'Cancel', action: onCancel },
  })
}

export function say(message: string): void {
  if (staying) staying.cancel()
  staying = null
  figma.notify(message)
}
