import type { DiffOutput } from "../io/diff.ts";
import { type Entry, marked } from "../fold/entry.ts";

/** A citation this close to a changed line is about the change: a condition sits above the line that it guards. */
const NEAR = 3;

/** Topics that are about a file as a whole: the cited line is only where one would begin. */
const ABOUT_FILES =
  /^(missing-)?tests$|^(structure|cycles|import-cycle|god-file|hot-spot|coupling|duplication|docs)$/;

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
  const places = [entry.finding, ...entry.also.map((source) => source.finding)].flatMap(
    ({ topic, citations }) => citations.map((citation) => ({ topic, ...citation })),
  );
  return places.some(({ topic, path, lines: [from, to] }) => {
    const file = diff.files.find((each) => each.path === path);
    if (!file) return false;
    if (topic !== undefined && ABOUT_FILES.test(topic)) return true;
    const ranges = diff.changed.find((each) => each.path === path)?.ranges ?? [];
    // A file that only lost lines has no new range; whatever is said about it is about the loss.
    if (ranges.length === 0) return file.removed > 0;
    return ranges.some(([first, last]) => from <= last + NEAR && first - NEAR <= to);
  });
}
