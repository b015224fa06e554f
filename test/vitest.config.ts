import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** What listens on sockets and paints: too slow for `npm run check`. */
const servers = [
  'test/unit/relay/**/*.test.ts',
  'test/unit/ideogram-server/**/*.test.ts',
  'test/unit/ideogram/{embedded,relayed}.test.ts',
]
const browser = [
  'test/unit/**/*.browser.test.{ts,tsx}',
  'test/e2e/**/*.test.ts',
]

/** Longer than a busy machine takes, milliseconds: waiting ends when it may. */
const patience = { timeout: 60_000 }

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    reporters: ['default', './test/tally.ts'],
    projects: [
      {
        // What the build puts in.
        define: {
          RELAY: '"http://localhost:8787"',
          DIRECT_ALLOWED: 'true',
          VERSION: '"0.0.0"',
        },
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: [...servers, ...browser],
        },
      },
      {
        test: {
          name: 'servers',
          include: servers,
          exclude: browser,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: patience },
        },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: patience },
          // Each worker has one Chromium for its files, and nothing else beside it.
          isolate: false,
          maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
