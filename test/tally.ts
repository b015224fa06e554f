import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with one plain line that a person or a CI can read. */
export default class Tally implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly unknown[],
  ): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      count.failed += module.errors().length
      for (const test of module.children.allTests())
        count[test.result().state]++
    }
    const skipped = count.skipped ? `, ${String(count.skipped)} skipped` : ''
    console.log(
      `\n${String(count.passed)} passed, ${String(count.failed)} failed${skipped}`,
    )
  }
}
