import { WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

const wordsSchema = z.array(z.string().min(1)).min(1);

/**
 * The words of a command that a person has typed: a JSON list of strings, else what stands between white space. There is
 * no shell, so that nothing which only a shell understands is taken for a word. Throws `usage`.
 */
export function splitCommand(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed.startsWith("[")) {
    const listed = wordsSchema.safeParse(jsonIn(trimmed));
    if (listed.success) return listed.data;
    throw wrong(text, "is no list of words", 'Write it as ["npm", "test"].');
  }
  const special = /["'`\\$|&;<>()*?~]/.exec(trimmed)?.[0];
  if (special !== undefined)
    throw wrong(
      text,
      `has ${special} in it, which only a shell would understand`,
      'Commands run without a shell. Write the words as a list: ["npm", "run", "test all"].',
    );
  if (trimmed === "") throw wrong(text, "has no words", "Write a program and its arguments.");
  return trimmed.split(/\s+/);
}

/** Several commands: a JSON list of lists, else commands between `;` that stand alone. Throws `usage`. */
export function splitCommands(text: string): string[][] {
  if (!/^\s*\[\s*\[/.test(text)) return text.split(/\s;\s/).map(splitCommand);
  const listed = z.array(wordsSchema).safeParse(jsonIn(text));
  if (listed.success) return listed.data;
  throw wrong(
    text,
    "is no list of commands",
    'Write it as [["npm", "ci"], ["npm", "run", "build"]].',
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wrong(text: string, what: string, hint: string): WheelhouseError {
  return new WheelhouseError("usage", `${JSON.stringify(text)} ${what}.`, { hint });
}
