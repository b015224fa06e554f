import { chromium, type Browser } from 'playwright-core'
import { installChromium } from './setup.mjs'

let shared: Promise<Browser> | null = null

/** One for all of a process that need nothing of their own; ends with it. */
export function sharedChromium(): Promise<Browser> {
  return (shared ??= launchChromium())
}

/** The last such switch counts: Playwright has one, which this one repeats. */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  // Pages of the address bar, which each new tab would load: a second of work.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
]

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
      `--disable-features=${disabledFeatures.join()}`,
      // A page is there sooner where one of its site has been.
      '--process-per-site',
      ...args,
    ],
  })
}
