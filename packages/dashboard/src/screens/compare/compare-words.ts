import { formatCost, formatDuration, formatTokens } from "@wheelhouse/core";
import type { RunSide, StepPair, StepSide } from "./compare-query.ts";

/** A fact of both runs. */
export interface ComparedFact {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** How much more or less the later one has; undefined where that says nothing. */
  readonly change: string | undefined;
  readonly isSame: boolean;
}

const UNKNOWN = "unknown";

/** Tokens in words; what nobody said is unknown, never zero. */
export function tokenWords(tokens: number | null): string {
  return tokens === null ? UNKNOWN : formatTokens(tokens);
}

/** Cost in words; what nobody said is unknown, never zero. */
export function costWords(cost: number | null): string {
  return cost === null ? UNKNOWN : formatCost(cost);
}

/** A length of time in words; a dash while there is none. */
export function timeWords(ms: number | null): string {
  return ms === null ? "–" : formatDuration(ms);
}

/** What two runs took and used, and who did them, each fact once. */
export function factsOf(before: RunSide, after: RunSide): ComparedFact[] {
  const fact = (name: string, say: (side: RunSide) => string, change?: string): ComparedFact => {
    const [one, other] = [say(before), say(after)];
    return { name, before: one, after: other, change, isSame: one === other };
  };
  return [
    fact("Flow", ({ flow, band }) => [flow ?? "none", band].filter(Boolean).join(" · ")),
    fact("Agent", ({ agent, model }) => [agent ?? "none", model].filter(Boolean).join(" · ")),
    fact(
      "Took",
      ({ duration }) => (duration === null ? "not ended" : formatDuration(duration)),
      changeOf(before.duration, after.duration, formatDuration),
    ),
    fact(
      "Tokens",
      ({ tokens, unknown }) => atLeast(tokens, unknown.tokens, formatTokens),
      unsure(before, after, "tokens") ?? changeOf(before.tokens, after.tokens, formatTokens),
    ),
    fact(
      "Cost",
      ({ cost, unknown }) => atLeast(cost, unknown.cost, formatCost),
      unsure(before, after, "cost") ?? changeOf(before.cost, after.cost, formatCost),
    ),
  ];
}

function atLeast(figure: number | null, unknown: number, say: (figure: number) => string): string {
  if (figure === null || (figure === 0 && unknown > 0)) return UNKNOWN;
  return unknown > 0 ? `≥ ${say(figure)}` : say(figure);
}

/** Between figures that are not whole there is no difference to be told. */
function unsure(before: RunSide, after: RunSide, what: "tokens" | "cost"): string | undefined {
  return before.unknown[what] + after.unknown[what] > 0 ? UNKNOWN : undefined;
}

function changeOf(
  before: number | null,
  after: number | null,
  say: (figure: number) => string,
): string | undefined {
  if (before === null || after === null) return undefined;
  const more = after - before;
  if (more === 0) return "same";
  const share =
    before === 0
      ? ""
      : ` (${more > 0 ? "+" : "−"}${Math.round((Math.abs(more) / before) * 100)} %)`;
  return `${more > 0 ? "+" : "−"}${say(Math.abs(more))}${share}`;
}

/** Whether a step went otherwise: it is only in one run, or its status, verdict, agent, or where it was done differ. */
export function isChanged({ before, after }: StepPair): boolean {
  if (before === null || after === null) return true;
  const told = ({ status, verdict, agent, taken }: StepSide) =>
    JSON.stringify([status, verdict, agent, taken]);
  return told(before) !== told(after);
}
