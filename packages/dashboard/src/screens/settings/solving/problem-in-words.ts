import type { CommandWords } from "@wheelhouse/core";

/** Why a text is no command, for the person who types it. */
export function problemInWords(read: Extract<CommandWords, { problem: string }>): string {
  switch (read.problem) {
    case "empty":
      return "A program and its arguments are wanted.";
    case "list":
      return 'A list is written as ["npm", "run", "test all"].';
    case "shell":
      return `${read.sign} means something to a shell only, and there is none: write the words as a list, ["npm", "run", "test all"].`;
    default:
      return read satisfies never;
  }
}
