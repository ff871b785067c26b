import type { AnswerUsage } from "../session-state.ts";
import type { SessionWriter } from "../session-writer.ts";

/** The fact of which usage the telemetry has told, and no answer has followed yet. */
const TOLD = "told";

/** Remembers that an answer's usage was told before the answer itself. */
export function tell({ state }: SessionWriter, usage: AnswerUsage): void {
  state.facts[TOLD] = markOf(usage);
}

/** Whether the usage of an answer was told already; once. */
export function isTold({ state }: SessionWriter, usage: AnswerUsage): boolean {
  const told = state.facts[TOLD] === markOf(usage);
  if (told) delete state.facts[TOLD];
  return told;
}

function markOf({ inputTokens, outputTokens }: AnswerUsage): string {
  return `${inputTokens} ${outputTokens}`;
}
