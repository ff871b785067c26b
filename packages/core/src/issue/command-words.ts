import { z } from "zod";

const wordsSchema = z.array(z.string().min(1)).min(1);
/** Only a shell would understand these, and there is none. */
const OF_A_SHELL = /["'`\\$|&;<>()*?~]/;

/** The words of a command as a person has typed it, or why it is none: `sign` is what only a shell would understand. */
export type CommandWords =
  | { readonly words: string[] }
  | { readonly problem: "empty" | "list" }
  | { readonly problem: "shell"; readonly sign: string };

/** Reads a command: a JSON list of words, else what stands between white space. Nothing is quoted, expanded or joined. */
export function commandWords(text: string): CommandWords {
  const trimmed = text.trim();
  if (trimmed === "") return { problem: "empty" };
  if (trimmed.startsWith("[")) {
    const words = wordsSchema.safeParse(jsonIn(trimmed)).data;
    return words === undefined ? { problem: "list" } : { words };
  }
  const sign = OF_A_SHELL.exec(trimmed)?.[0];
  return sign === undefined ? { words: trimmed.split(/\s+/) } : { problem: "shell", sign };
}

/** A command as it can be typed: plain words where they are that, else a list. */
export function commandText(words: readonly string[]): string {
  const isPlain = words.every((word) => !/[\s[]/.test(word) && !OF_A_SHELL.test(word));
  return isPlain ? words.join(" ") : JSON.stringify(words);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
