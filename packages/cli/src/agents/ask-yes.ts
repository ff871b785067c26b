import { createInterface } from "node:readline/promises";

/** A terminal, as far as a question needs one. */
interface Questioned {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * Asks a person a question that only a typed yes answers with yes; the end of the input is a no.
 * Undefined when there is no terminal, and so nobody to ask.
 */
export async function askYes(
  { stdin, stderr }: Questioned,
  question: string,
): Promise<boolean | undefined> {
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  const lines = createInterface({ input: stdin, output: stderr });
  const closed = new AbortController();
  lines.on("close", () => closed.abort()).on("SIGINT", () => lines.close());
  try {
    const answer = await lines.question(`? ${question} [y/N] `, { signal: closed.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch {
    return false;
  } finally {
    lines.close();
  }
}
