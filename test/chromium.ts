import { chromium, type Browser } from 'playwright-core'
import { installChromium } from './setup.mjs'

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
