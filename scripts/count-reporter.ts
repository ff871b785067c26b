import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";
import { endLeftBehind } from "./testing/left-behind.ts";

/** Lines of failures at most. */
const MOST_LINES = 40;
/** No test takes as long; when none has ended for so long, a worker hangs where no limit of a test can reach it. */
const STALL_MS = 6 * 60_000;
/** How long vitest may take to close when all is counted. */
const CLOSING_MS = 90_000;

/**
 * Ends a test run with what failed, a line each, and one plain line that any machine can read:
 * `N passed, N failed, N skipped`.
 */
export default class CountReporter implements Reporter {
  readonly #running = new Set<TestModule>();
  readonly #failed: string[] = [];
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
    say(wrong, { passed, skipped: skipped + pending });
    if (this.#watches) return;
    setTimeout(() => {
      say([...wrong, "vitest does not come to its end"], { passed, skipped: skipped + pending });
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
    say([...this.#failed, `${why} while these ran: ${open}`], { passed: this.#passed, skipped: 0 });
    process.exit(1);
  }
}

function say(
  wrong: readonly string[],
  { passed, skipped }: { readonly passed: number; readonly skipped: number },
): void {
  if (wrong.length > 0) process.exitCode = 1;
  const more = wrong.length - MOST_LINES;
  const lines = [...wrong.slice(0, MOST_LINES), ...(more > 0 ? [`and ${more} more`] : [])];
  process.stdout.write(
    `\n${lines.map((line) => `FAILED ${line}\n`).join("")}${passed} passed, ${wrong.length} failed, ${skipped} skipped\n`,
  );
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
