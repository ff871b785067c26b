import {
  type CodeContext,
  type CodeFunction,
  type Finding,
  type Severity,
  WheelhouseError,
} from "@wheelhouse/core";
import { asJson, findOutput, readInput, readOutput } from "../read-output.ts";
import type { Entry, Standing } from "./entry.ts";
import {
  type FoldedStep,
  type FoldInput,
  foldInputSchema,
  type FoldOutput,
  foldSchema,
} from "./fold-output.ts";
import { joinToEarlier, mergeDuplicates } from "./merge-duplicates.ts";
import { type Contribution, readAgent } from "./read-agent.ts";
import { readEach } from "./read-each.ts";
import { withRefs } from "./refs.ts";
import { stopRule } from "./stop-rule.ts";
import { withTrust } from "./with-trust.ts";

/**
 * `fold@1`: collects what the agents handed in, word for word. *Contract*: nothing is dropped, no id
 * is changed, what failed or was skipped is named. Throws when it needs one agent and all that were
 * asked failed.
 */
export const fold: CodeFunction = {
  name: "fold",
  version: 1,
  run(context) {
    const input = readInput(context, foldInputSchema);
    const earlier = input.previous ? readOutput(context, input.previous, foldSchema) : undefined;
    const apart = input.apart ? findOutput(context, input.apart, foldSchema) : undefined;
    return asJson(collect(input, context, earlier, apart?.entries));
  },
};

/** The fold itself; names that `apart` has are not given again. */
export function collect(
  input: FoldInput,
  context: Pick<CodeContext, "outputs" | "settled">,
  earlier: FoldOutput | undefined,
  apart: readonly Entry[] = [],
): FoldOutput {
  const contributions = input.steps.flatMap((step) => readStep(step, context, input.round));
  if (input.needsOne) requireOne(contributions);
  const fresh = contributions.flatMap(({ agent, sources }) =>
    sources.map(({ key, finding }) => withTrust(entryOf(key, agent.persona, finding), context)),
  );
  const all = joinToEarlier(earlier?.entries ?? [], mergeDuplicates(fresh));
  const before = all.earlier;
  const merged = withRefs([...before, ...apart], all.fresh);
  const entries = [...before, ...merged];
  const agents = [...(earlier?.agents ?? []), ...contributions.map(({ agent }) => agent)];
  const looked = contributions.some(({ agent }) => agent.status === "completed");
  const asked = input.round === 1 || contributions.length > 0;
  const own =
    input.round === undefined
      ? undefined
      : stopRule(
          { fresh: merged, all: entries },
          { round: input.round, rounds: input.rounds ?? 1, looked },
        );
  const rounds = [...(earlier?.rounds ?? []), ...(own && asked ? [own] : [])];
  return {
    agents,
    entries,
    findings: entries.map(briefFinding),
    about: Object.fromEntries(
      Object.entries(input.about).map(([angle, personas]) => [
        angle,
        entries.filter((entry) => isFrom(entry, personas)).map(briefFinding),
      ]),
    ),
    deferred: [...(earlier?.deferred ?? []), ...contributions.flatMap((each) => each.deferred)],
    rounds,
    goOn: own?.goOn ?? false,
    counts: {
      findings: entries.length,
      merged: entries.reduce((sum, entry) => sum + entry.also.length, 0),
      completed: agents.filter((agent) => agent.status === "completed").length,
      gaps: agents.filter((agent) => agent.status !== "completed").length,
    },
  };
}

/** What a step handed in; a later round that the stop rule left out is no gap. */
function readStep(
  step: FoldedStep,
  context: Pick<CodeContext, "outputs" | "settled">,
  round = 1,
): readonly Contribution[] {
  const read = step.each === true ? readEach(step, context) : [readAgent(step, context)];
  return round === 1 ? read : read.filter(({ agent }) => agent.status !== "skipped");
}

function isFrom(entry: Entry, personas: readonly string[]): boolean {
  return [entry, ...entry.also].some((source) => personas.includes(source.persona));
}

/** An entry as a plain finding for a brief: present severity, named by its ref. */
export function briefFinding(entry: Entry): Finding {
  return { ...entry.finding, id: entry.ref, severity: entry.severity };
}

function entryOf(key: string, persona: string, finding: Finding): Entry {
  return {
    key,
    persona,
    finding,
    ref: key,
    severity: finding.severity,
    standing: standingOf(finding, finding.severity),
    security: persona === "adversarial-security-analyst",
    also: [],
    marks: [],
    tension: [],
  };
}

function standingOf(finding: Finding, severity: Severity): Standing {
  if (finding.topic === "yagni" && severity === "info") return "advisory";
  return finding.citations.length === 0 ? "no-evidence" : "stands";
}

function requireOne(contributions: readonly Contribution[]): void {
  const asked = contributions.filter(({ agent }) => agent.status !== "skipped");
  if (asked.length === 0 || asked.some(({ agent }) => agent.status === "completed")) return;
  const reasons = asked.map(({ agent }) => `${agent.step}: ${agent.reason ?? "no reason"}`);
  throw new WheelhouseError(
    "run.failed",
    `Every angle of the first wave failed (${reasons.join("; ")}).`,
    { hint: "Look at their attempts, or run again with another agent." },
  );
}
