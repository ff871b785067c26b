import {
  documentOutputSchema,
  type Analysis,
  type Finding,
  type ValidationOutput,
} from "@wheelhouse/core";
import type { Candidate } from "../analyses/candidate.ts";
import { count } from "../analyses/context.ts";
import { REGISTRY } from "../analyses/registry.ts";
import type { AnalysesRun } from "../run-analyses.ts";
import { checkCitation } from "./check-citation.ts";

type Verdict = ValidationOutput["verdicts"][number];

/** Which analysis stands behind a topic, and how its claims are worded. */
const OURS: Readonly<Record<string, { readonly analysis: Analysis; readonly wording: RegExp }>> = {
  "hot-spot": { analysis: "churn", wording: /changed in [\d,]+ commits?/ },
  "import-cycle": {
    analysis: "cycles",
    wording: /import each other when they load|circle of imports|depend on each other:/,
  },
  "god-file": { analysis: "cycles", wording: /lines? of code, \d+ times the median/ },
  "missing-tests": { analysis: "tests", wording: /^No test (reaches|names)/ },
  "stale-todo": { analysis: "todos", wording: /reminders?|names a defect and is/ },
  secrets: { analysis: "danger", wording: /in the clear\.$/ },
};

/** Topics of findings that say what is there; how many they list depends on the scope that was asked for. */
const DESCRIBED: ReadonlySet<string> = new Set(
  Object.values(REGISTRY)
    .filter(({ describes }) => describes)
    .flatMap(({ topics }) => topics),
);

/**
 * Tries to refute findings: reads the cited lines again and runs the analysis behind each again.
 * What no analysis stands behind is said to be unverifiable, never guessed.
 */
export function validate(findings: readonly Finding[], run: AnalysesRun): ValidationOutput {
  const candidates = [...run.results.values()].flatMap((result) => result.candidates);
  const verdicts = findings.map((one) => verdictOn(one, candidates, run));
  const open = verdicts.filter((one) => one.verdict === "cannot-verify").length;
  const notRun = [...run.results.values()].flatMap((result) => result.notRun);
  return {
    verdicts,
    confidence: open === 0 ? "high" : open * 2 > verdicts.length ? "low" : "medium",
    risks: [
      ...(open > 0
        ? [
            `${count(open, "finding")} cannot be judged without a model: only the quotes were checked`,
          ]
        : []),
      ...notRun.map((one) => `not run again: ${one}`),
      ...lostItems(findings, run.context.brief.document),
    ],
  };
}

/** Items of the document that rest on nothing that was handed in. */
function lostItems(findings: readonly Finding[], document: unknown): readonly string[] {
  const parsed = documentOutputSchema.safeParse(document);
  const known = new Set(findings.map(({ id }) => id));
  return (parsed.data?.items ?? []).flatMap(({ id, findings: named }) =>
    named
      .filter((one) => !known.has(one))
      .map((one) => `the item ${id} rests on ${one}, which was not handed in`),
  );
}

function verdictOn(finding: Finding, candidates: readonly Candidate[], run: AnalysesRun): Verdict {
  const say = (verdict: Verdict["verdict"], reason: string): Verdict => ({
    finding: finding.id,
    verdict,
    reason,
  });
  const states = finding.citations.map((citation) => ({
    citation,
    state: checkCitation(run.context.index, citation),
  }));
  const lost = states.filter(({ state }) => state === "gone" || state === "no-file");
  const [missing] = lost;
  if (missing !== undefined && lost.length === states.length) {
    const { path, lines } = missing.citation;
    return say(
      "refuted",
      missing.state === "no-file"
        ? `\`${path}\` is not among the files that can be read.`
        : `The quote is not at \`${path}\`:${lines[0]}, nor anywhere else in that file.`,
    );
  }
  const isDescription = finding.severity === "info" && DESCRIBED.has(finding.topic ?? "");
  if (isDescription && states.length > 0 && states.every(({ state }) => state === "there"))
    return say(
      "confirmed",
      `It only describes, and ${states.length === 1 ? "its line stands" : `each of its ${states.length} lines stands`} there word for word.`,
    );
  const same = candidates.filter((one) => isSame(one, finding));
  const again = same.find((one) => one.claim === finding.claim) ?? same[0];
  const ours = OURS[finding.topic ?? ""];
  if (again === undefined) {
    const wording = ours?.wording.test(finding.claim) === true;
    if (ours !== undefined && wording) {
      const reason = run.results
        .get(ours.analysis)
        ?.notRun.find((one) => one.startsWith(ours.analysis));
      if (reason === undefined && run.results.has(ours.analysis))
        return say(
          "refuted",
          `The ${ours.analysis} analysis was run again over the tree and does not find this.`,
        );
      return say(
        "cannot-verify",
        `The analysis behind it could not be run again: ${reason ?? "it was not asked for"}.`,
      );
    }
    return say(
      "cannot-verify",
      `${quotesSay(states.length, lost.length)}; whether they mean what the claim says needs a reader.`,
    );
  }
  if (lost.length > 0 || states.some(({ state }) => state === "moved"))
    return say(
      "partially-refuted",
      `The ${again.analysis} analysis finds it again, but not every quote is at its lines: ${again.citations.map((one) => `\`${one.path}\`:${one.lines[0]}`).join(", ")} now.`,
    );
  if (again.claim !== finding.claim)
    return say(
      "partially-refuted",
      `The place is the same, but run again the ${again.analysis} analysis says: ${again.claim}`,
    );
  return say(
    "confirmed",
    `The ${again.analysis} analysis, run again, gives the same claim with the same numbers, and each quote is at its lines.`,
  );
}

const quotesSay = (all: number, lost: number): string =>
  all === 0
    ? "It cites nothing"
    : lost === 0
      ? `${count(all, "quote")} ${all === 1 ? "is" : "are"} where the finding says`
      : `${lost} of ${count(all, "quote")} cannot be found`;

/** Whether a candidate is about the same thing at the same place. */
function isSame(candidate: Candidate, finding: Finding): boolean {
  if (candidate.topic !== finding.topic) return false;
  if (candidate.claim === finding.claim) return true;
  const [first] = finding.citations;
  if (first === undefined) return false;
  if (candidate.touches !== "lines") return candidate.path === first.path;
  return candidate.citations.some(
    (one) => one.path === first.path && one.lines[0] === first.lines[0],
  );
}
