import { runStatus } from "../run/status.ts";
import { compareFindings, type FindingsCompared } from "./compare/compare-findings.ts";
import { type ComparedRun, compareSteps, type StepCompared } from "./compare/compare-steps.ts";
import { reportOf, type ReportedFinding } from "./report.ts";
import { spentOfState } from "./spent-view.ts";

/** A run as a whole, as one side of a comparison. */
export interface RunSide {
  readonly id: string;
  readonly flow: string | null;
  readonly title: string | null;
  readonly band: string | null;
  readonly project: string | null;
  readonly agent: string | null;
  readonly model: string | null;
  readonly status: string;
  /** When it began, wall clock in milliseconds. */
  readonly began: number | null;
  /** From its beginning to its end, in milliseconds; null while it is open. */
  readonly duration: number | null;
  /** Input and output; null is unknown. */
  readonly tokens: number | null;
  /** US dollars; null is unknown. */
  readonly cost: number | null;
  /** Attempts that did not say how many tokens they used, or what they cost: the figures are at least so much. */
  readonly unknown: { readonly tokens: number; readonly cost: number };
  /** `account` when its findings were never checked, since it has no report. */
  readonly source: "report" | "account";
}

/** Two runs side by side. */
export interface RunComparison {
  readonly before: RunSide;
  readonly after: RunSide;
  readonly steps: readonly StepCompared[];
  readonly findings: FindingsCompared<ReportedFinding>;
}

/** Compares two runs, whatever became of them: steps by id, findings by fingerprint. *Contract*: pure. */
export function compareRuns(before: ComparedRun, after: ComparedRun): RunComparison {
  const [one, other] = [reportOf(before.state), reportOf(after.state)];
  return {
    before: sideOf(before, one.source),
    after: sideOf(after, other.source),
    steps: compareSteps(before, after),
    findings: compareFindings(one.findings, other.findings),
  };
}

function sideOf({ state }: ComparedRun, source: RunSide["source"]): RunSide {
  const { created, started, ended } = state;
  const { inputTokens, outputTokens, costUsd, unknownTokens, unknownCost } = spentOfState(state);
  return {
    id: state.id,
    flow: created?.flow ?? null,
    title: created?.title ?? null,
    band: created?.band ?? null,
    project: created?.project.path ?? null,
    agent: created?.agent ?? null,
    model: created?.model ?? null,
    status: runStatus(state),
    began: started?.at ?? created?.at ?? null,
    duration: started && ended ? ended.at - started.at : null,
    tokens: inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens,
    cost: costUsd,
    unknown: { tokens: unknownTokens, cost: unknownCost },
    source,
  };
}
