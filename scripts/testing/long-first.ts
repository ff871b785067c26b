import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, then those of processes, then all others. The size of a file, by which vitest goes, tells nothing of it. */
const LONGEST = [/\/(?:chaos|acceptance)\/|\/killed/, /\.e2e\.test\.ts$/, /./];

/**
 * Begins with what takes longest, so that no core is idle at the end of a run while another one is at its longest file. A
 * machine of CI knows no times from an earlier run.
 */
export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => groupOf(a) - groupOf(b) || rankOf(a) - rankOf(b));
  }
}

/** Projects come one after the other, as their order says. */
function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function rankOf({ moduleId }: TestSpecification): number {
  return LONGEST.findIndex((long) => long.test(moduleId));
}
