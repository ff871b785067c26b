import type { PatchFile, PatchLine } from "@wheelhouse/core";
import type { ChangeReason } from "./changes.ts";
import { isTestPath, testLine } from "./test-lines.ts";

/** Flags what a change takes from tests: files, cases and assertions that are gone, and what is skipped now. Pure. */
export function flagTests(
  file: Pick<PatchFile, "path" | "from" | "status" | "hunks">,
): ChangeReason[] {
  const { path, from, status } = file;
  const before = from ?? path;
  if (!isTestPath(before) && !isTestPath(path) && !isRust(path)) return [];
  if (status === "deleted")
    return isTestPath(path)
      ? [{ path, flag: "test-deleted", why: "the file of tests is gone" }]
      : [];
  const reasons: ChangeReason[] = [];
  if (status === "renamed" && isTestPath(before) && !isTestPath(path))
    reasons.push({
      path,
      flag: "test-deleted",
      why: `${before} is no file of tests under its new name`,
    });
  const lines = file.hunks.flatMap((hunk) => hunk.lines);
  const count = (kind: PatchLine["kind"], what: "begins" | "asserts" | "skips"): number =>
    lines.filter((line) => line.kind === kind && testLine(line.text)[what]).length;
  const cases = count("removed", "begins") - count("added", "begins");
  if (cases > 0)
    reasons.push({
      path,
      flag: "test-deleted",
      why: `${cases} ${cases === 1 ? "test" : "tests"} fewer`,
    });
  const assertions = count("removed", "asserts") - count("added", "asserts");
  // In Rust, tests and what they test share a file, where an assertion need not be a test's.
  if (assertions > 0 && (isTestPath(before) || cases > 0))
    reasons.push({
      path,
      flag: "test-deleted",
      why: `${assertions} ${assertions === 1 ? "assertion" : "assertions"} fewer`,
    });
  // A line that is only moved or indented anew skips no more than before.
  if (count("added", "skips") > count("removed", "skips"))
    for (const { kind, text, after } of lines)
      if (kind === "added" && testLine(text).skips)
        reasons.push({
          path,
          flag: "test-skipped",
          ...(after === null ? {} : { line: after }),
          why: "keeps tests from running",
        });
  return reasons;
}

const isRust = (path: string): boolean => path.endsWith(".rs");
