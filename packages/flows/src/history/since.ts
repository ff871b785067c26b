import {
  compareFindings,
  type EarlierFinding,
  MOST_LISTED,
  SEVERITIES,
  type Severity,
  type Since,
} from "@wheelhouse/core";
import { hasLooked } from "../fold/fold-output.ts";
import type { HistoryOutput, KeptFinding } from "../io/history.ts";
import type { ReportModel } from "../report/report-model.ts";
import type { ReportFinding } from "../report/report-schema.ts";
import { inScope } from "../scan/resolve-scope.ts";
import { isCounted } from "./kept-findings.ts";

/** What a report says of the run before it. */
export interface Compared {
  readonly since: Since;
  /** The run's own findings, those that count marked as new or still there. */
  readonly findings: readonly ReportFinding[];
}

/** What this run looked at, of what an earlier one may have found. */
type Looked = Pick<ReportModel, "scan" | "roster" | "fold" | "facts" | "input">;

/**
 * Compares a run's findings with those of the run before. What was found then and is not now is *gone* only where somebody
 * looked: what lies outside of the present scope, or is the subject of a persona that did not look, is *not looked at*.
 * *Contract*: pure. Every counted finding of either run is in exactly one of new, still, gone and not looked at.
 */
export function sinceLast(
  earlier: NonNullable<HistoryOutput["earlier"]>,
  findings: readonly ReportFinding[],
  looked: Looked,
): Compared {
  type Either = KeptFinding | ReportFinding;
  const counted = findings.filter(isCounted);
  const { added, gone, still } = compareFindings<Either>(earlier.findings, counted);
  const fresh = new Set<Either>(added);
  const was = new Map<Either, Either>(still.map(({ before, after }) => [after, before]));
  const fallen = new Map<Either, ReportFinding>(
    compareFindings<Either>(
      gone,
      findings.filter((each) => !isCounted(each)),
    ).still.flatMap(({ before, after }) => ("standing" in after ? [[before, after]] : [])),
  );
  const isGone = new Set<Either>(gone);
  const lost = earlier.findings.filter((each) => isGone.has(each));
  const told = lost.map((finding) => tellLost(finding, fallen.get(finding), looked));
  const listed = (areGone: boolean): EarlierFinding[] =>
    told
      .filter((each) => each.isGone === areGone)
      .map((each) => each.finding)
      .toSorted(worstFirst);
  const [away, unseen] = [listed(true), listed(false)];
  return {
    since: {
      run: earlier.run,
      endedAt: earlier.endedAt,
      notes: notesOf(earlier, looked),
      counts: {
        new: added.length,
        still: still.length,
        gone: away.length,
        notLooked: unseen.length,
      },
      gone: away.slice(0, MOST_LISTED),
      notLooked: unseen.slice(0, MOST_LISTED),
    },
    findings: findings.map((finding) => {
      const before = was.get(finding);
      if (before) {
        const changed = before.severity === finding.severity ? {} : { was: before.severity };
        return { ...finding, since: "still", ...changed };
      }
      return fresh.has(finding) ? { ...finding, since: "new" } : finding;
    }),
  };
}

function tellLost(
  finding: KeptFinding,
  fallen: ReportFinding | undefined,
  { scan, roster, fold }: Looked,
): { readonly isGone: boolean; readonly finding: EarlierFinding } {
  const { ref, severity, claim, persona, citations, quoted } = finding;
  const [first] = citations;
  const tell = (isGone: boolean, why: string) => ({
    isGone,
    finding: {
      ref,
      severity,
      claim,
      persona,
      why,
      ...(first && { place: `${first.path}:${first.lines[0]}` }),
    },
  });
  if (fallen)
    return tell(
      true,
      fallen.verdict?.verdict === "refuted"
        ? `Claimed again and refuted: ${fallen.verdict.reason}`
        : "Claimed again, without evidence that holds.",
    );
  if (!roster.dispatch) return tell(false, "Nobody was asked to look.");
  if (citations.length > 0 && !citations.some(({ path }) => isInScope(path, scan)))
    return tell(false, "Its files are not in the scope of this run.");
  if (!fold.agents.some((agent) => agent.persona === persona && hasLooked(agent)))
    return tell(false, `Nobody looked as ${persona} this time.`);
  if (quoted) return tell(true, "Not found again, though the lines that it cites are still there.");
  return tell(true, "The lines that it cites are no longer there.");
}

/** Whether a path is looked at. Of a change only its files are, and of a file that is gone the scope still tells. */
function isInScope(path: string, { scope }: Looked["scan"]): boolean {
  return scope.kind === "whole" || inScope(path, scope.paths);
}

function notesOf(
  earlier: NonNullable<HistoryOutput["earlier"]>,
  { facts, input }: Looked,
): string[] {
  const now = agentNames(facts.agents);
  const others = [...now].join(", ") !== [...new Set(earlier.agents)].join(", ");
  const { band } = input;
  return [
    ...(others && now.size > 0 && earlier.agents.length > 0
      ? [
          `Other agents looked then (${earlier.agents.join(", ")}; now ${[...now].join(", ")}), so what is gone may only not have been seen.`,
        ]
      : []),
    ...(band === earlier.band
      ? []
      : [`That run was of band ${earlier.band}, this one is ${band}.`]),
  ];
}

/** Names of agents, each once, in one order. */
export function agentNames(agents: readonly { readonly agent: string }[]): Set<string> {
  return new Set(agents.map(({ agent }) => agent).toSorted());
}

function worstFirst(
  a: { readonly severity: Severity },
  b: { readonly severity: Severity },
): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}
