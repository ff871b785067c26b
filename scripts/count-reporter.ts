import type { Reporter, TestModule } from "vitest/node";

/** Ends a test run with one plain line that any machine can read: `N passed, N failed, N skipped`. */
export default class CountReporter implements Reporter {
  /** Counts tests, and each file that could not be loaded as one failure. */
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      let tests = 0;
      for (const test of module.children.allTests()) {
        counts[test.result().state]++;
        tests++;
      }
      if (tests === 0) counts.failed++;
    }
    const { passed, failed, skipped, pending } = counts;
    process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped + pending} skipped\n`);
  }
}
