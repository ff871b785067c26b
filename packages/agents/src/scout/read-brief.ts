import { briefSchema, messageOf, WheelhouseError, type Brief } from "@wheelhouse/core";

/**
 * Finds the fenced block named `brief` at the end of a prompt. Without one, all analyses are asked for.
 * Throws a `usage` error when there is a block that is not a valid brief.
 */
export function readBrief(prompt: string): Brief {
  const blocks = [...prompt.matchAll(/^```brief[^\S\n]*\n/gm)];
  const open = blocks.at(-1);
  if (open === undefined) return { role: "find" };
  const start = open.index + open[0].length;
  // A quote in the JSON may hold back-ticks, but never at the start of a line.
  const close = prompt.indexOf("\n```", start);
  const body = prompt.slice(start, close < 0 ? undefined : close);
  const hint = 'End the prompt with a block named brief that holds JSON such as {"role":"find"}.';
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    throw new WheelhouseError("usage", `The brief is not JSON: ${messageOf(error)}`, {
      hint,
      cause: error,
    });
  }
  const parsed = briefSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new WheelhouseError(
    "usage",
    `The brief is not valid at ${issue?.path.join(".") ?? "its top"}: ${issue?.message}.`,
    { hint },
  );
}
