import { commandWords, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

const listsSchema = z.array(z.array(z.string().min(1)).min(1));

/** The words of a command that a person has typed, by the rule of {@link commandWords}. Throws `usage`. */
export function splitCommand(text: string): string[] {
  const read = commandWords(text);
  if ("words" in read) return read.words;
  switch (read.problem) {
    case "empty":
      throw wrong(text, "has no words", "Write a program and its arguments.");
    case "list":
      throw wrong(text, "is no list of words", 'Write it as ["npm", "test"].');
    case "shell":
      throw wrong(
        text,
        `has ${read.sign} in it, which only a shell would understand`,
        'Commands run without a shell. Write the words as a list: ["npm", "run", "test all"].',
      );
    default:
      return read satisfies never;
  }
}

/** Several commands: a JSON list of lists, else commands between `;` that stand alone. Throws `usage`. */
export function splitCommands(text: string): string[][] {
  if (!/^\s*\[\s*\[/.test(text)) return text.split(/\s;\s/).map(splitCommand);
  const listed = listsSchema.safeParse(jsonIn(text));
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
