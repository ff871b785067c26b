import { createInterface } from "node:readline/promises";
import type { Io } from "../command/context.ts";
import { paintFor } from "../output/paint.ts";

/**
 * Asks a person a question that only a typed yes answers with yes; the end of the input is a no.
 * Undefined when there is no terminal, and so nobody to ask.
 */
export async function askYes(
  { stdin, stderr, env }: Pick<Io, "stdin" | "stderr" | "env">,
  question: string,
): Promise<boolean | undefined> {
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  const paint = paintFor(stderr, env);
  const lines = createInterface({ input: stdin, output: stderr });
  const closed = new AbortController();
  lines.on("close", () => closed.abort());
  lines.on("SIGINT", () => lines.close());
  try {
    const prompt = `${paint.yellow("?")} ${question} ${paint.dim("[y/N]")} `;
    const answer = await lines.question(prompt, { signal: closed.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch {
    return false;
  } finally {
    lines.close();
  }
}
