import type { RunEvent, Usage } from "../run/events.ts";
import { formatCost } from "./format/format-cost.ts";
import { formatTokens } from "./format/format-tokens.ts";
import { oneLine } from "./format/one-line.ts";

/**
 * What an event says of an attempt whose data are no words: that it began, that it ended without a word, what was used.
 * One line for a person; undefined for every other event.
 */
export function attemptText(event: RunEvent): string | undefined {
  switch (event.type) {
    case "attempt.started": {
      const { role, generation, ordinal, guidance } = event.data;
      const who = role === "author" ? "" : ` of the ${role}`;
      const again = generation > 1 ? `, generation ${generation}` : "";
      const told = guidance === undefined ? "" : `: ${guidance}`;
      return oneLine(`attempt ${ordinal}${who} began${again}${told}`);
    }
    case "attempt.completed":
      return Object.keys(event.data).length > 0 ? undefined : `${attemptOf(event)} is over`;
    case "session.ended": {
      const { exit = 0, reason } = event.data;
      const code = exit === 0 ? "" : ` with exit code ${exit}`;
      return oneLine(`the session ended${code}${reason === "" ? "" : ` (${reason})`}`);
    }
    case "budget.spent": {
      const { model } = event.data;
      return oneLine(`used ${usedWords(event.data)}${model === undefined ? "" : ` (${model})`}`);
    }
    default:
      return undefined;
  }
}

/** An attempt by its number, which its id ends in. */
function attemptOf({ attempt }: { readonly attempt: string }): string {
  const number = /\.(\d+)$/.exec(attempt)?.[1];
  return number === undefined ? "the attempt" : `attempt ${number}`;
}

function usedWords({ inputTokens, outputTokens, costUsd }: Usage): string {
  const parts = [
    inputTokens === undefined ? undefined : `${formatTokens(inputTokens)} tokens in`,
    outputTokens === undefined ? undefined : `${formatTokens(outputTokens)} tokens out`,
    costUsd === undefined || costUsd === 0 ? undefined : formatCost(costUsd),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "an unknown number of tokens" : parts.join(", ");
}
