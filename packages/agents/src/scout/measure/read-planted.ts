import { briefSchema, type Brief } from "@wheelhouse/core";

/** A line of a planted file that is a problem, or looks like one. */
export interface Mark {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The rule that must find it; `fine` for a look-alike, which nothing may find. */
  readonly rule: string;
}

/** A small repository made to be measured with. */
export interface Planted {
  /** Texts by path, without their marks. */
  readonly files: Readonly<Record<string, string>>;
  readonly marks: readonly Mark[];
  readonly brief: Brief;
  /** The facts file's text. */
  readonly facts: string | undefined;
}

const MARK = / ⟵ (.+)$/u;
const TIMES = / × (\d+)$/u;

/**
 * Reads planted files. A line `=== path` begins a file; a line that ends with `⟵` and the names of rules is a problem
 * that they must find, with `⟵ fine` one that only looks like it; one that ends with `× 40` stands there forty times. `@facts` and `@brief` are what the analysis is given.
 */
export function readPlanted(text: string): Planted {
  const files: Record<string, string> = {};
  const marks: Mark[] = [];
  let [brief, facts]: [Brief, string | undefined] = [{ role: "find" }, undefined];
  for (const part of text.split(/^=== /m).slice(1)) {
    const [path = "", ...lines] = part.split("\n");
    const clean: string[] = [];
    for (const line of lines) {
      for (const rule of MARK.exec(line)?.[1]?.split(/, ?/) ?? [])
        marks.push({ path, line: clean.length + 1, rule });
      const times = Number(TIMES.exec(line)?.[1] ?? 1);
      const plain = line.replace(MARK, "").replace(TIMES, "");
      clean.push(...Array.from({ length: times }, () => plain));
    }
    const body = clean.join("\n");
    if (path === "@facts") facts = body;
    else if (path === "@brief") brief = briefSchema.parse(JSON.parse(body));
    else files[path] = body;
  }
  return { files, marks, brief, facts };
}
