import type { ToolAnswer } from "../tool.ts";

/** The answer of a tool that has nothing to wait for. Throws when it waits. */
export function atOnce(answer: ToolAnswer | Promise<ToolAnswer> | undefined) {
  if (answer instanceof Promise) throw new Error("The tool does not answer at once.");
  return answer;
}
