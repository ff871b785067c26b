import type { SourceFile } from "../tree/source-file.ts";

/** A JSON file that holds an object, and where its keys stand. */
export interface JsonFile {
  readonly value: Readonly<Record<string, unknown>>;
  /** The line of a key below the keys before it; the file's first line when it is not there. */
  readonly lineOf: (...path: readonly string[]) => number;
}

const read = new WeakMap<SourceFile, JsonFile | null>();

/** Reads a JSON file; undefined when it is none, or holds no object. Comments are taken out. */
export function jsonFile(file: SourceFile): JsonFile | undefined {
  const known = read.get(file);
  if (known !== undefined) return known ?? undefined;
  const value = parse(file.text) ?? parse(file.text.replace(/^[ \t]*\/\/.*$|,(?=\s*[}\]])/gm, ""));
  const made = isRecord(value) ? { value, lineOf: lineFinder(file) } : undefined;
  read.set(file, made ?? null);
  return made;
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with names. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The texts by name of an object; others are left out. */
export function textsOf(value: unknown): readonly (readonly [string, string])[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, text]) =>
    typeof text === "string" ? [[key, text] as const] : [],
  );
}

const lineFinder =
  (file: SourceFile) =>
  (...path: readonly string[]): number => {
    let at = 0;
    for (const key of path) {
      const mark = JSON.stringify(key);
      let found = file.text.indexOf(mark, at);
      // The same text may stand there as a value.
      while (
        found >= 0 &&
        !/^\s*:/.test(file.text.slice(found + mark.length, found + mark.length + 40))
      )
        found = file.text.indexOf(mark, found + mark.length);
      if (found < 0) return file.lineAt(at);
      at = found;
    }
    return file.lineAt(at);
  };
