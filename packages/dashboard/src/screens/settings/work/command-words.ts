/** The words of a command as a person has typed it, or why it is none. */
export type CommandWords = { readonly words: string[] } | { readonly problem: string };

/** Only a shell would understand these, and there is none. */
const OF_A_SHELL = /["'`\\$|&;<>()*?~]/;

/** Reads a command: a JSON list of words, else what stands between white space. */
export function commandWords(text: string): CommandWords {
  const trimmed = text.trim();
  if (trimmed === "") return { problem: "A program and its arguments are wanted." };
  if (trimmed.startsWith("[")) {
    const words = listIn(trimmed);
    return words === undefined
      ? { problem: 'A list is written as ["npm", "run", "test all"].' }
      : { words };
  }
  const [special] = OF_A_SHELL.exec(trimmed) ?? [];
  if (special !== undefined)
    return {
      problem: `${special} means something to a shell only, and there is none: write the words as a list, ["npm", "run", "test all"].`,
    };
  return { words: trimmed.split(/\s+/) };
}

/** A command as it can be typed: plain words where they are that, else a list. */
export function commandText(words: readonly string[]): string {
  return words.every((word) => /^[^\s"'`\\$|&;<>()*?~[]+$/.test(word))
    ? words.join(" ")
    : JSON.stringify(words);
}

function listIn(text: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list) || list.length === 0) return undefined;
    const words = list.filter((word) => typeof word === "string" && word !== "");
    return words.length === list.length ? words.map(String) : undefined;
  } catch {
    return undefined;
  }
}
