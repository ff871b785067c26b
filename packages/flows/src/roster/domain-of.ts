import type { DiffOutput } from "../io/diff.ts";
import type { ScanFile, ScanOutput } from "../io/scan.ts";
import type { AngleInput } from "../spine/angle.ts";

/** What an angle would look at, and how much speaks for it. */
export interface DomainView {
  /** 0 when its domain is untouched. */
  readonly strength: number;
  /** Files and directories; empty means everything. */
  readonly files: readonly string[];
  readonly start: readonly string[];
  /** Why it looks, or why it does not. */
  readonly reason: string;
}

/** From which strength a signal counts; below it the case is borderline, and borderline is skipped. */
const PRESENT = 2;

/** Most files that a brief lists. */
const MAX_LISTED = 300;

/** Sizes up an angle against what is in scope. */
export function domainOf(
  angle: AngleInput,
  scan: ScanOutput,
  diff: DiffOutput | undefined,
): DomainView {
  if (angle.domain === "logic") return logic(scan);
  if (angle.domain === "shape") return shape(scan, diff);
  if (angle.when === undefined) {
    return {
      strength: PRESENT,
      files: scan.scope.paths,
      start: [],
      reason: "looks at everything in scope",
    };
  }
  const found = scan.signals[angle.when];
  if (!found) return untouched(`there is no ${angle.when} signal in scope`);
  if (found.strength < PRESENT) {
    const at = found.evidence[0] ?? "one place";
    return untouched(`the ${angle.when} signal is borderline: one weak hit at ${at}`);
  }
  const signal = angle.when;
  const files =
    angle.domain === "signal"
      ? listed(scan, (file) => file.signals.includes(signal))
      : scan.scope.paths;
  const where = found.evidence[0] ? `, such as ${found.evidence[0]}` : "";
  // What a person wrote counts too, and is no file.
  const count =
    found.files === 0
      ? "the words that were given"
      : `${found.files} ${found.files === 1 ? "file" : "files"}`;
  return {
    strength: found.strength,
    files,
    start: found.evidence,
    reason: `${signal} signal of strength ${found.strength} in ${count}${where}`,
  };
}

function logic(scan: ScanOutput): DomainView {
  const code = scan.files.filter((file) => file.kind === "code");
  if (code.length === 0) return untouched("no source file outside of tests is in scope");
  return {
    // Changed logic without a test is the most usual defect of all: it outweighs most signals.
    strength: 3 * code.length,
    files: listed(scan, (file) => file.kind === "code" || file.kind === "test"),
    start: [],
    reason: `logic in ${code.length} source ${code.length === 1 ? "file" : "files"}`,
  };
}

function shape(scan: ScanOutput, diff: DiffOutput | undefined): DomainView {
  const code = scan.files.filter((file) => file.kind === "code");
  const directories = new Set(
    code.map((file) => file.path.slice(0, file.path.lastIndexOf("/") + 1)),
  );
  const fresh = (diff?.files ?? []).filter(
    (file) =>
      (file.status === "added" || file.status === "renamed") &&
      code.some((each) => each.path === file.path),
  );
  if (diff === undefined || diff.mode === "C") {
    // Without a change the whole shape of what was named is in question.
    if (code.length < 3) return untouched("too few source files to have a shape");
    return {
      strength: 2 * code.length,
      files: listed(scan, (file) => file.kind === "code"),
      start: [],
      reason: `the shape of ${code.length} source files`,
    };
  }
  if (fresh.length === 0 && directories.size < 2) {
    return untouched("no new source file, and only one directory is touched");
  }
  const reasons = [
    ...(fresh.length > 0
      ? [`${fresh.length} new or moved source ${fresh.length === 1 ? "file" : "files"}`]
      : []),
    ...(directories.size > 1 ? [`${directories.size} directories touched`] : []),
  ];
  return {
    strength: 3 * fresh.length + directories.size,
    files: listed(scan, (file) => file.kind === "code"),
    start: fresh.slice(0, 12).map((file) => `${file.path}:1`),
    reason: reasons.join(", "),
  };
}

const untouched = (reason: string): DomainView => ({ strength: 0, files: [], start: [], reason });

/** The matching files one by one, or the scope itself when they are all of it or too many to list. */
function listed(scan: ScanOutput, matches: (file: ScanFile) => boolean): readonly string[] {
  const files = scan.files.filter(matches).map((file) => file.path);
  const all = files.length === scan.files.length && scan.filesOmitted === 0;
  return all || files.length === 0 || files.length > MAX_LISTED ? scan.scope.paths : files;
}
