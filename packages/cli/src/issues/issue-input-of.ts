import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  ISSUE_PRIORITIES,
  ISSUE_TYPES,
  type IssueInput,
  messageOf,
  nearest,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";

/** What the options of `issue create` and `issue edit` say of an issue; what is not given is absent. Throws `usage`. */
export function issueInputOf({ args, io }: Pick<Context, "args" | "io">): Omit<IssueInput, "from"> {
  const [title, body, type] = [args.text("title"), args.text("body"), args.text("type")];
  const [priority, parent] = [args.text("priority"), args.text("parent")];
  const [labels, after] = [args.list("label"), args.list("after")];
  return {
    ...(title !== undefined && { title }),
    ...(body !== undefined && { description: textOf(body, io.cwd) }),
    ...(type !== undefined && { type: type === "" ? null : oneOf("type", type, ISSUE_TYPES) }),
    ...(labels.length > 0 && { labels: labels.filter((label) => label !== "") }),
    ...(priority !== undefined && { priority: oneOf("priority", priority, ISSUE_PRIORITIES) }),
    ...(parent !== undefined && { parent: parent === "" ? null : issueNumber(parent) }),
    ...(after.length > 0 && {
      depends_on: after
        .flatMap((each) => each.split(","))
        .filter((each) => each.trim() !== "")
        .map(issueNumber),
    }),
  };
}

/** The number of an issue, as `12` or `#12`. Throws `usage`. */
export function issueNumber(word: string): number {
  const digits = /^#?(\d{1,9})$/.exec(word.trim())?.[1];
  const number = Number(digits ?? 0);
  if (number >= 1) return number;
  throw new WheelhouseError("usage", `${JSON.stringify(word)} is no number of an issue.`, {
    hint: "Issues are named by their numbers, such as 12 or '#12': wheelhouse issue ls",
  });
}

/** One of a list of words that a person has typed. Throws `usage` with the nearest. */
export function oneOf<T extends string>(what: string, word: string, all: readonly T[]): T {
  const found = all.find((each) => each === word);
  if (found !== undefined) return found;
  throw new WheelhouseError("usage", `There is no ${what} ${JSON.stringify(word)}.`, {
    hint: `${didYouMean(nearest(word, all))}There is ${all.join(", ")}.`,
  });
}

function textOf(file: string, cwd: string): string {
  try {
    return readFileSync(file === "-" ? 0 : resolve(cwd, file), "utf8");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const why = isMissing ? `there is no file ${file}` : messageOf(error);
    throw new WheelhouseError("usage", `The description cannot be read: ${why}.`, {
      hint: "Name a file, or - for standard input: --body FILE",
    });
  }
}
