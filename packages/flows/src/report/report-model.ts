import type { CodeContext, RunFacts } from "@wheelhouse/core";
import { z } from "zod";
import { type AdjustOutput, adjustSchema, type DocumentParts } from "../adjust/adjust-output.ts";
import { withdraw } from "../adjust/withdraw.ts";
import { withdrawDocument } from "../adjust/withdraw-document.ts";
import { isOut } from "./standing-lists.ts";
import type { Entry } from "../fold/entry.ts";
import { type FoldOutput, foldSchema } from "../fold/fold-output.ts";
import { type AfterCheckOutput, afterCheckSchema } from "../io/after-check.ts";
import { citationsSchema } from "../io/citations.ts";
import { type DiffOutput, diffSchema } from "../io/diff.ts";
import { type HistoryOutput, historySchema } from "../io/history.ts";
import { type MaterialOutput, materialSchema } from "../io/material.ts";
import { type ScanOutput, scanSchema } from "../io/scan.ts";
import { type SnapshotOutput, snapshotSchema } from "../io/snapshot.ts";
import { findOutput, readInput, readOutput } from "../read-output.ts";
import { type RosterOutput, rosterSchema } from "../roster/roster-output.ts";
import { applyChecks } from "./apply-checks.ts";
import { labelsOf } from "./labels-of.ts";
import { type RenderInput, renderInputSchema } from "./render-input.ts";
import { parsedItemsSchema } from "./sections/given-parts.ts";
import type { Gap } from "./report-schema.ts";
import { unfinished } from "./unfinished.ts";

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
  /** What the flow wrote; undefined when it writes no document. */
  readonly document: DocumentParts | undefined;
  /** Named lines that the snapshot does not have, as `path:line`. */
  readonly missingPlaces: ReadonlySet<string>;
  /** What the reviewers of the draft handed in. */
  readonly reviews: FoldOutput | undefined;
  /** What a person answered to the open items. */
  readonly answer: { readonly text: string | undefined; readonly by: string } | undefined;
  readonly material: MaterialOutput | undefined;
  /** The items that a list was parsed into. */
  readonly parsed: z.infer<typeof parsedItemsSchema>["items"] | undefined;
  readonly withdrawn: AdjustOutput["withdrawn"];
  /** Whether the author wrote the result again after validation broke it. */
  readonly rewritten: boolean;
  /** Sentences taken out of the summary because their finding fell. */
  readonly sentences: number;
  readonly gaps: readonly Gap[];
  /** What was to be done after the draft and failed, a sentence each. */
  readonly unfinished: readonly string[];
  /** The last run of the same flow over the project; undefined when there was none. */
  readonly earlier: HistoryOutput["earlier"] | undefined;
}

const UNVERIFIED = "could not be verified in the snapshot";

/** Gathers the model from the outputs of a run. */
export function reportModel(context: CodeContext): ReportModel {
  // A flow file that was written out from a built-in flow is run under its own name.
  const input = { ...readInput(context, renderInputSchema), flow: context.facts.flow };
  const adjusted = readOutput(context, input.adjust, adjustSchema);
  const checks = readOutput(context, "citations", citationsSchema);
  const entries = applyChecks(adjusted.entries, checks);
  const roster = readOutput(context, "roster", rosterSchema);
  const fold = readOutput(context, input.fold, foldSchema);
  const held = adjusted.synthesis
    ? withdraw(adjusted.synthesis, entries, isOut, UNVERIFIED)
    : undefined;
  const document =
    adjusted.document && withdrawDocument(adjusted.document, entries, isOut, UNVERIFIED);
  const handed = findOutput(context, "fold.review", foldSchema);
  const reviews = handed && { ...handed, entries: applyChecks(handed.entries, checks) };
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
    document: document?.document,
    missingPlaces: new Set(
      (checks.places ?? [])
        .filter(({ exists }) => !exists)
        .map(({ path, line }) => `${path}:${line}`),
    ),
    reviews,
    answer: answerOf(context),
    parsed: findOutput(context, "parse", parsedItemsSchema)?.items,
    material: findOutput(context, "material", materialSchema),
    withdrawn: [...adjusted.withdrawn, ...(held?.withdrawn ?? []), ...(document?.withdrawn ?? [])],
    rewritten: findOutput(context, "rework", z.unknown()) !== undefined,
    sentences: adjusted.sentences + (held?.sentences ?? 0) + (document?.sentences ?? 0),
    gaps: gapsOf(roster, fold, reviews),
    unfinished: unfinished(context, adjusted.validation),
    earlier: findOutput(context, "history", historySchema)?.earlier ?? undefined,
  };
}

/** Angles that the roster left out and steps that failed; the roster's reason is the better one. */
function gapsOf(roster: RosterOutput, fold: FoldOutput, reviews: FoldOutput | undefined): Gap[] {
  const agents = [...fold.agents, ...(reviews?.agents ?? [])];
  const missing = agents.flatMap((agent): Gap[] => {
    const { step, persona, label, status } = agent;
    if (status === "completed") return [];
    const left = roster.skipped.find((each) => isStepOf(each.id, step));
    return [{ step, persona, label, status, reason: left?.reason ?? agent.reason ?? "no reason" }];
  });
  const unplanned = roster.skipped
    .filter(({ id }) => !agents.some((agent) => isStepOf(id, agent.step)))
    .map(({ persona, label, reason }): Gap => ({ persona, label, status: "skipped", reason }));
  return [...missing, ...unplanned];
}

/** Whether a step is the look of an angle, whatever wave it is in. */
function isStepOf(angle: string, step: string): boolean {
  return step.slice(step.indexOf(".") + 1) === angle;
}

const answerSchema = z.object({ text: z.string().nullish(), by: z.string() });

function answerOf(context: CodeContext): ReportModel["answer"] {
  const answer = findOutput(context, "ask", answerSchema);
  return answer && { text: answer.text ?? undefined, by: answer.by };
}
