import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";
import { endLeftBehind } from "./testing/left-behind.ts";

/** Lines of failures at most, and of tests that needed a second try. */
const MOST_LINES = 40;
/** No test takes as long; when none has ended for so long, a worker hangs where no limit of a test can reach it. */
const STALL_MS = 6 * 60_000;
/** How long vitest may take to close when all is counted. */
const CLOSING_MS = 90_000;

/**
 * Ends a test run with what failed and with what passed only when it was tried again, a line each, and one plain line that
 * any machine can read: `N passed, N failed, N skipped`.
 */
export default class CountReporter implements Reporter {
  readonly #running = new Set<TestModule>();
  readonly #failed: string[] = [];
  readonly #flaky: string[] = [];
  #passed = 0;
  #watches = false;
  #stall: NodeJS.Timeout | undefined;

  onInit({ config }: Vitest): void {
    this.#watches = config.watch;
  }

  onTestRunStart(): void {
    process.once("SIGTERM", () => this.#giveUp("the run was ended"));
    this.#goesOn();
  }

  onTestModuleStart(module: TestModule): void {
    this.#running.add(module);
    this.#goesOn();
  }

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    if (state === "passed") this.#passed++;
    if (state === "failed") this.#failed.push(lineOf(test));
    // What its earlier tries said is kept with a test that passed in the end.
    if (test.diagnostic()?.flaky === true) this.#flaky.push(lineOf(test));
    this.#goesOn();
  }

  onTestModuleEnd(module: TestModule): void {
    this.#running.delete(module);
    this.#goesOn();
  }

  /**
   * Counts tests, each file that could not be loaded, each error outside of tests, and each process that the tests
   * left behind. That one is ended here: while it holds the output of a worker, vitest does not come to an end.
   */
  async onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): Promise<void> {
    clearTimeout(this.#stall);
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const wrong = errors.map((error) => `outside of tests: ${firstLine(error)}`);
    for (const module of modules) {
      let tests = 0;
      for (const test of module.children.allTests()) {
        counts[test.result().state]++;
        if (test.result().state === "failed") wrong.push(lineOf(test));
        tests++;
      }
      const problems = module.errors();
      if (tests === 0 || problems.length > 0)
        wrong.push(`${module.relativeModuleId}: ${firstLine(problems[0] ?? "has no tests")}`);
    }
    for (const each of await endLeftBehind()) wrong.push(`left behind by a test: ${each}`);
    const { passed, skipped, pending } = counts;
    const rest = { passed, skipped: skipped + pending, flaky: this.#flaky };
    say(wrong, rest);
    if (this.#watches) return;
    setTimeout(() => {
      say([...wrong, "vitest does not come to its end"], rest);
      process.exit(1);
    }, CLOSING_MS).unref();
  }

  #goesOn(): void {
    clearTimeout(this.#stall);
    const why = `no test has ended for ${STALL_MS / 60_000} min`;
    this.#stall = setTimeout(() => this.#giveUp(why), STALL_MS);
  }

  /** Says what it knows and what runs, and ends at once: what hangs does not answer. */
  #giveUp(why: string): void {
    const open = [...this.#running].map((module) => module.relativeModuleId).join(", ");
    const wrong = [...this.#failed, `${why} while these ran: ${open}`];
    say(wrong, { passed: this.#passed, skipped: 0, flaky: this.#flaky });
    process.exit(1);
  }
}

interface Rest {
  readonly passed: number;
  readonly skipped: number;
  readonly flaky: readonly string[];
}

function say(wrong: readonly string[], { passed, skipped, flaky }: Rest): void {
  if (wrong.length > 0) process.exitCode = 1;
  const lines = [...named("FAILED", wrong), ...named("FLAKY", flaky)];
  process.stdout.write(
    `\n${lines.map((line) => `${line}\n`).join("")}${passed} passed, ${wrong.length} failed, ${skipped} skipped\n`,
  );
}

function named(word: string, all: readonly string[]): string[] {
  const more = all.length - MOST_LINES;
  const shown = [...all.slice(0, MOST_LINES), ...(more > 0 ? [`and ${more} more`] : [])];
  return shown.map((line) => `${word} ${line}`);
}

function lineOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}: ${firstLine(test.result().errors?.[0])}`;
}

function firstLine(error: unknown): string {
  const text =
    typeof error === "object" && error !== null && "message" in error
      ? String(error.message)
      : String(error);
  return text.split("\n")[0] ?? "";
}
