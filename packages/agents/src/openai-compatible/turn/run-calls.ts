import { resolve } from "node:path";
import { z } from "zod";
import type { Call, Message } from "../conversation/message.ts";
import { capText } from "../tools/cap-text.ts";
import type { Tool, ToolResult } from "../tools/tool.ts";
import type { Teller } from "./teller.ts";

/** Least that each of many calls may say, in characters. */
const MIN_CHARS = 1000;

/** What calls are run with. */
export interface CallParts {
  readonly tools: readonly Tool[];
  readonly teller: Teller;
  readonly cwd: string;
  /** Most that the results of all calls may be together, in characters. */
  readonly maxChars: number;
  readonly signal: AbortSignal;
}

/**
 * Runs the calls of one reply, all at once, and gives their results in the calls' order. A call that
 * cannot be run has a result that says why. Rejects only when the signal is aborted.
 */
export async function runCalls(
  calls: readonly Call[],
  { tools, teller, cwd, maxChars, signal }: CallParts,
): Promise<Message[]> {
  const share = Math.max(MIN_CHARS, Math.trunc(maxChars / calls.length));
  return Promise.all(
    calls.map(async ({ id, name, input: written }): Promise<Message> => {
      const tool = tools.find((one) => one.name === name);
      const input = readJson(written);
      const known = tool ?? { kind: "other" as const };
      const title = tool && "value" in input ? tool.title(input.value) : name || "Unreadable call";
      const value = "value" in input ? input.value : written;
      teller.started(id, known, title, value, placeOf(known.kind, value, cwd));
      const { text, failed, places } = await resultOf(tool, input, tools, name, signal);
      const result = { text: capText(text, share, "Ask for less at a time."), failed, places };
      teller.ended(id, result);
      return { role: "tool", call: id, name, text: result.text, failed };
    }),
  );
}

async function resultOf(
  tool: Tool | undefined,
  input: { readonly value: unknown } | { readonly error: string },
  tools: readonly Tool[],
  name: string,
  signal: AbortSignal,
): Promise<ToolResult> {
  signal.throwIfAborted();
  const failed = (text: string): ToolResult => ({ text, failed: true, places: [] });
  if ("error" in input)
    return failed(`The call could not be read, its input is not JSON: ${input.error}`);
  if (tool) return tool.run(input.value, signal);
  const names = tools.map((one) => one.name).join(", ");
  return failed(`There is no tool ${name}. There are: ${names}.`);
}

const pathSchema = z.object({ path: z.string() });

/** Where a call looks, as its input says; a tool that is not ours looks nowhere that we know. */
function placeOf(kind: Tool["kind"], input: unknown, cwd: string): string | undefined {
  if (kind === "other") return undefined;
  return resolve(cwd, pathSchema.safeParse(input).data?.path ?? ".");
}

function readJson(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
