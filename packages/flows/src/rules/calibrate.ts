import type { DiffOutput } from "../io/diff.ts";
import { type Entry, marked } from "../fold/entry.ts";

/** A citation this close to a changed line is about the change: a condition sits above the line that it guards. */
const NEAR = 3;

/**
 * A review raises only what the change introduces or worsens, and what is critical regardless. The
 * others are kept apart as existing. In mode C there is no change, and everything named is in question.
 */
export function calibrate(entry: Entry, diff: DiffOutput): Entry {
  if (diff.mode === "C" || entry.standing !== "stands" || entry.severity === "critical") {
    return entry;
  }
  if (touchesChange(entry, diff)) return entry;
  return marked(
    { ...entry, standing: "existing" },
    "calibration",
    "its lines are not part of the change",
  );
}

/** Whether a citation of the entry, or of one merged into it, touches changed lines. */
function touchesChange(entry: Entry, diff: DiffOutput): boolean {
  const citations = [entry.finding, ...entry.also.map((source) => source.finding)].flatMap(
    (finding) => finding.citations,
  );
  return citations.some(({ path, lines: [from, to] }) => {
    const file = diff.files.find((each) => each.path === path);
    if (!file) return false;
    const ranges = diff.changed.find((each) => each.path === path)?.ranges ?? [];
    // A file that only lost lines has no new range; whatever is said about it is about the loss.
    if (ranges.length === 0) return file.removed > 0;
    return ranges.some(([first, last]) => from <= last + NEAR && first - NEAR <= to);
  });
}
