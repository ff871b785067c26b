import { formatDuration, oneLine, type RunState } from "@wheelhouse/core";
import type { Io } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { paintFor } from "../output/paint.ts";
import { wrap } from "../output/wrap.ts";
import { nameOf } from "../progress/describe-step.ts";

/** Longest cause, in characters. */
const MOST = 300;

/** A paragraph below the report of a run that has ended: how, why, and where to look; empty for an open run. */
export function epilogue(state: RunState, io: Pick<Io, "stderr" | "env">): string {
  const { id, ended, started } = state;
  if (!ended) return "";
  const paint = paintFor(io.stderr, io.env);
  const columns = io.stderr.isTTY ? io.stderr.columns || 80 : Infinity;
  const took = started ? ` after ${formatDuration(ended.at - started.at)}` : "";
  const lay = (sign: string, text: string): string =>
    `\n${sign} ${wrap(text, columns - 2, { hang: "  " })}\n`;
  switch (ended.status) {
    case "completed":
      return lay(
        paint.green("✓"),
        `Run ${id} completed${took}. Read it again: wheelhouse report ${id}`,
      );
    case "cancelled":
      return lay(
        paint.dim("–"),
        `Run ${id} was cancelled${took}. What had finished: wheelhouse show ${id}`,
      );
    case "failed":
      return lay(
        paint.red("✗"),
        `Run ${id} failed${took}${causeOf(state)} Look at every attempt: wheelhouse show ${id} · what the agents said: wheelhouse logs ${id} --text`,
      );
    default:
      return ended.status satisfies never;
  }
}

/** Where it failed and why. Steps that failed alike are named by their number: it is mostly one cause. */
function causeOf(state: RunState): string {
  const { fatal } = state;
  const step = state.steps.get(fatal?.step ?? "");
  const where = step ? ` at ${nameOf(step)}` : "";
  const reasons = new Map<string, number>();
  for (const { def, status, reason } of state.steps.values()) {
    if (status !== "failed" || def.kind !== "agent" || reason === undefined) continue;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const [commonest] = [...reasons].toSorted(([, one], [, other]) => other - one);
  if (!commonest || commonest[1] < 2) return `${where}: ${sentence(fatal?.error ?? "")}`;
  const [reason, count] = commonest;
  return `${where}; ${count} agents failed alike: ${sentence(reason)}`;
}

function sentence(text: string): string {
  const flat = oneLine(clean(text), MOST);
  return /[.!?…]$/.test(flat) ? flat : `${flat}.`;
}
