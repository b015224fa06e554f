import { chromium, type Browser } from 'playwright-core'
import { installChromium } from './setup.mjs'

let shared: Promise<Browser> | null = null

/** One for all of a process that need nothing of their own; ends with it. */
export function sharedChromium(): Promise<Browser> {
  return (shared ??= launchChromium())
}

/** A headless Chromium that leaves the network alone. */
export async function launchChromium(
  ...args: readonly string[]
): Promise<Browser> {
  return chromium.launch({
    executablePath: await installChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  })
}
