export function installPackages(): void
/** @returns the path of a Chromium, installed now if there was none */
export function installChromium(): Promise<string>
