import { fenced, oneLine, type ReportedFinding, type RunState } from "@wheelhouse/core";
import type { Draft } from "../write/create-issue.ts";
import { invalid } from "../write/refusals.ts";

/** Longest title that a claim gives; the claim stands whole in the description. */
const TITLE_CHARACTERS = 120;
/** Severities that make an issue a bug; what is less is a chore. */
const BUGS: ReadonlySet<string> = new Set(["critical", "high", "medium"]);

/** An issue as a finding gives it: its claim, why it matters, what to do, and where it can be seen. Pure. */
export function draftOf(finding: ReportedFinding, run: string): Draft {
  const { id, step, claim, severity, why, fix, citations } = finding;
  const name = nameOf(finding);
  const places = citations.map(({ path, lines: [first, last], quote, status }) => {
    const where = `${path}:${first}${last === first ? "" : `-${last}`}`;
    const checked = status === undefined ? "not checked" : STATUS[status];
    return `${inCode(where)} (${checked})\n\n${fenced(quote)}`;
  });
  const parts = [
    `**${severity}** · ${claim.trim()}`,
    why.trim() === "" ? "" : `## Why it matters\n\n${why.trim()}`,
    fix === undefined || fix.trim() === "" ? "" : `## What to do\n\n${fix.trim()}`,
    places.length === 0 ? "" : `## Where\n\n${places.join("\n\n")}`,
    `Finding ${name} of run ${run}.`,
  ];
  return {
    words: {
      title: oneLine(claim, TITLE_CHARACTERS) || `Finding ${name}`,
      description: parts.filter((part) => part !== "").join("\n\n"),
      type: BUGS.has(severity) ? "bug" : "chore",
    },
    origin: {
      run,
      finding: step === undefined ? id : name,
      citations: citations.map(({ path, lines, quote, status }) => ({
        path,
        lines,
        quote,
        ...(status !== undefined && { status }),
      })),
    },
  };
}

/** A path as code: it may have back-ticks in it. */
function inCode(text: string): string {
  const flat = text.replaceAll(/\s/g, " ");
  return flat.includes("`") ? `\`\` ${flat.replaceAll("``", "` `")} \`\`` : `\`${flat}\``;
}

const STATUS = {
  verified: "checked: it says that",
  moved: "checked: it has moved",
  "not-found": "checked: not found there",
} as const;

/** How a person names a finding: its id, and with its step when there is one. */
function nameOf({ id, step }: Pick<ReportedFinding, "id" | "step">): string {
  return step === undefined ? id : `${id} (${step})`;
}

/**
 * The finding that a person names, by its id or by id and step as in `S1 (angle.tests)`. Throws `issue.invalid` when
 * there is none, or more than one.
 */
export function findingNamed(
  findings: readonly ReportedFinding[],
  named: string,
  { id: run }: Pick<RunState, "id">,
): ReportedFinding {
  const exact = findings.filter((finding) => nameOf(finding) === named);
  const fits = exact.length > 0 ? exact : findings.filter(({ id }) => id === named);
  const [one, ...others] = fits;
  if (one && others.length === 0) return one;
  const shown = (one ? fits : findings).slice(0, 10).map(nameOf).join(", ");
  if (one)
    throw invalid(
      `Run ${run} has ${fits.length} findings named ${named}.`,
      `Name one of ${shown}.`,
    );
  throw invalid(
    `Run ${run} has no finding ${JSON.stringify(named)}.`,
    findings.length === 0 ? `It has none: wheelhouse report ${run}` : `It has ${shown}.`,
  );
}
