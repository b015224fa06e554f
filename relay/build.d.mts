import type { Plugin } from 'esbuild'

export function buildRelay(
  home: 'node' | 'worker',
  plugins?: readonly Plugin[],
): Promise<string>
