import { WheelhouseError } from "@wheelhouse/core";

/** A document's head and what follows it. */
export interface FrontMatter {
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

const FENCE = "---";

/**
 * Splits a document into its front matter and its body. Knows exactly two shapes, `key: value` and
 * `key:` followed by `  - item` lines: a persona file needs no more, and the whole of YAML would let
 * in values that nobody expects.
 */
export function parseFrontMatter(text: string): FrontMatter {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const end = lines.indexOf(FENCE, 1);
  if (lines[0] !== FENCE || end < 0) {
    throw broken("the front matter is not between two lines of ---");
  }
  const fields: Record<string, string | string[]> = {};
  let list: string[] | undefined;
  for (const line of lines.slice(1, end)) {
    const item = /^\s+- (.+)$/.exec(line);
    if (item) {
      if (!list) throw broken(`"${line.trim()}" belongs to no list`);
      list.push(item[1]?.trim() ?? "");
      continue;
    }
    const [, key, value] = /^([a-z]+):\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw broken(`"${line}" is not "key: value"`);
    if (Object.hasOwn(fields, key)) throw broken(`"${key}" is there twice`);
    list = value === "" ? [] : undefined;
    fields[key] = list ?? value;
  }
  return {
    fields,
    body: lines
      .slice(end + 1)
      .join("\n")
      .trim(),
  };
}

function broken(message: string): WheelhouseError {
  return new WheelhouseError("internal", `A persona file cannot be read: ${message}.`, {
    hint: "Mend the file in packages/flows/personas and generate again.",
  });
}
