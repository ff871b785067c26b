import type { AnswerUsage } from "../session-state.ts";
import type { SessionWriter } from "../session-writer.ts";

/** The fact of which usage the telemetry has told, and no answer has followed yet. */
const TOLD = "told";

/** The fact that this file tells what answers have used. */
const MEASURED = "measured";

/** Remembers that an answer's usage was told before the answer itself. */
export function tell({ state }: SessionWriter, usage: AnswerUsage): void {
  state.facts[TOLD] = markOf(usage);
  state.facts[MEASURED] = "yes";
}

/** Whether the usage of an answer was told already; once. */
export function isTold({ state }: SessionWriter, usage: AnswerUsage): boolean {
  const told = state.facts[TOLD] === markOf(usage);
  if (told) delete state.facts[TOLD];
  return told;
}

/** Whether an answer was cut off: nothing tells what it has used, where something told it of the others. */
export function isCutOff({ state }: SessionWriter, usage: AnswerUsage | undefined): boolean {
  if (usage) state.facts[MEASURED] = "yes";
  const told = state.facts[TOLD] !== undefined;
  if (!usage) delete state.facts[TOLD];
  return !usage && !told && state.facts[MEASURED] !== undefined;
}

function markOf({ inputTokens, outputTokens }: AnswerUsage): string {
  return `${inputTokens} ${outputTokens}`;
}
