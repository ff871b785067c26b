import type { CodeContext, RunFacts } from "@wheelhouse/core";
import { type AdjustOutput, adjustSchema } from "../adjust/adjust-output.ts";
import { withdraw } from "../adjust/withdraw.ts";
import { isOut } from "./standing-lists.ts";
import type { Entry } from "../fold/entry.ts";
import { type FoldOutput, foldSchema } from "../fold/fold-output.ts";
import { type AfterCheckOutput, afterCheckSchema } from "../io/after-check.ts";
import { citationsSchema } from "../io/citations.ts";
import { type DiffOutput, diffSchema } from "../io/diff.ts";
import { type ScanOutput, scanSchema } from "../io/scan.ts";
import { type SnapshotOutput, snapshotSchema } from "../io/snapshot.ts";
import { findOutput, readInput, readOutput } from "../read-output.ts";
import { type RosterOutput, rosterSchema } from "../roster/roster-output.ts";
import { applyChecks } from "./apply-checks.ts";
import { labelsOf } from "./labels-of.ts";
import { type RenderInput, renderInputSchema } from "./render-input.ts";
import type { Gap } from "./report-schema.ts";

/** Everything that the sections of a report are written from. */
export interface ReportModel {
  readonly input: RenderInput;
  readonly project: string;
  readonly facts: RunFacts;
  readonly snapshot: SnapshotOutput;
  readonly scan: ScanOutput;
  readonly diff: DiffOutput | undefined;
  readonly roster: RosterOutput;
  readonly fold: FoldOutput;
  readonly afterCheck: AfterCheckOutput;
  readonly validation: AdjustOutput["validation"];
  /** All entries, with checked citations. */
  readonly entries: readonly Entry[];
  /** `CRIT-1` and so on, by entry; empty outside code reviews. */
  readonly labels: ReadonlyMap<Entry, string>;
  readonly summary: string;
  readonly recommendations: readonly {
    readonly text: string;
    readonly findings: readonly string[];
  }[];
  readonly good: readonly string[];
  readonly withdrawn: AdjustOutput["withdrawn"];
  /** Sentences taken out of the summary because their finding fell. */
  readonly sentences: number;
  readonly gaps: readonly Gap[];
}

/** Gathers the model from the outputs of a run. */
export function reportModel(context: CodeContext): ReportModel {
  const input = readInput(context, renderInputSchema);
  const adjusted = readOutput(context, "adjust", adjustSchema);
  const entries = applyChecks(adjusted.entries, readOutput(context, "citations", citationsSchema));
  const roster = readOutput(context, "roster", rosterSchema);
  const fold = readOutput(context, input.fold, foldSchema);
  const held = adjusted.synthesis
    ? withdraw(adjusted.synthesis, entries, isOut, "could not be verified in the snapshot")
    : undefined;
  return {
    input,
    project: context.project.path,
    facts: context.facts,
    snapshot: readOutput(context, "snapshot", snapshotSchema),
    scan: readOutput(context, "scan", scanSchema),
    diff: findOutput(context, "diff", diffSchema),
    roster,
    fold,
    afterCheck: readOutput(context, "after-check", afterCheckSchema),
    validation: adjusted.validation,
    entries,
    labels: labelsOf(entries),
    summary: held?.summary ?? "",
    recommendations: held?.recommendations ?? [],
    good: held?.good ?? [],
    withdrawn: [...adjusted.withdrawn, ...(held?.withdrawn ?? [])],
    sentences: adjusted.sentences + (held?.sentences ?? 0),
    gaps: gapsOf(roster, fold),
  };
}

/** Angles that the roster left out and steps that failed; the roster's reason is the better one. */
function gapsOf(roster: RosterOutput, fold: FoldOutput): Gap[] {
  const missing = fold.agents.flatMap((agent): Gap[] => {
    const { step, persona, label, status } = agent;
    if (status === "completed") return [];
    const left = roster.skipped.find((each) => step === `angle.${each.id}`);
    return [{ step, persona, label, status, reason: left?.reason ?? agent.reason ?? "no reason" }];
  });
  const unplanned = roster.skipped
    .filter(({ id }) => !fold.agents.some((agent) => agent.step === `angle.${id}`))
    .map(({ persona, label, reason }): Gap => ({ persona, label, status: "skipped", reason }));
  return [...missing, ...unplanned];
}
