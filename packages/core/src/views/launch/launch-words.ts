/** A word of a line, and where it stands. */
export interface LaunchWord {
  /** As it was written, quotes and all. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A name and a sign, then a quoted value that may hold spaces; or anything without spaces. */
const WORD = /(?:--)?[\w-]+="[^"]*"|\S+/g;

/** The words of a line: cut at spaces, but not inside the quotes of `name="two words"`. */
export function launchWords(text: string): LaunchWord[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    from: index,
    to: index + word.length,
  }));
}

/** What a line may say of an input. */
export interface LaunchInput {
  readonly name: string;
  readonly type?: string | undefined;
}

/** An input that a word gives: `name=value`, `--name=value`, or `--name` for a flag. Undefined for every other word. */
export function inputSaid(
  word: string,
  inputs: readonly LaunchInput[],
): { readonly name: string; readonly value: string | boolean } | undefined {
  const [, dashes = "", name = "", sign = "", rest = ""] = READ.exec(word) ?? [];
  const input = inputs.find((each) => each.name === name);
  if (input === undefined) return undefined;
  const isFlag = input.type === "flag";
  if (sign === "") return isFlag && dashes !== "" ? { name, value: true } : undefined;
  const value = rest.replace(/^"([^"]*)"$/, "$1");
  if (!isFlag) return value === "" ? undefined : { name, value };
  return value === "true" || value === "false" ? { name, value: value === "true" } : undefined;
}

const READ = /^(--)?([\w-]+)(?:(=)(.*))?$/s;
