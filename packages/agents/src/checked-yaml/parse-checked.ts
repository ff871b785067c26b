import { nearest } from "@wheelhouse/core";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { clearestIssue, type Issue } from "./clearest-issue.ts";

/** What is wrong in a text, and where. */
export interface Slip {
  /** From 1. */
  readonly line: number;
  /** Half a sentence, without a full stop. */
  readonly what: string;
  /** What may have been meant; undefined when nothing is like it. */
  readonly hint: string | undefined;
}

/** How a text is checked. */
export interface Checked<S extends z.ZodType> {
  readonly schema: S;
  /** How the whole of it is called in a message, such as `the transcript`. */
  readonly whole: string;
  /** What is said of a key that is known, but not where it stands. */
  readonly misplaced: string;
  /** The error to throw. */
  readonly fail: (slip: Slip) => Error;
}

/**
 * Reads YAML, or JSON, which is a part of it, and holds it against a schema. Throws what `fail` makes
 * of the slip that its author can do most about, with its line and the nearest known key. Pure.
 */
export function parseChecked<S extends z.ZodType>(
  source: string,
  { schema, whole, misplaced, fail }: Checked<S>,
): z.output<S> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax)
    throw fail({
      line: lines.linePos(syntax.pos[0]).line,
      what: syntax.message,
      hint: undefined,
    });
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = clearestIssue(parsed.error.issues);
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const { line } = lines.linePos(offsetOf(document, issue.path, unknown));
  throw fail(
    unknown === undefined
      ? { line, what: `${placeOf(issue, whole)}: ${issue.message}`, hint: undefined }
      : { line, ...unknownKey(unknown, schema, misplaced) },
  );
}

function unknownKey(key: string, schema: z.ZodType, misplaced: string): Omit<Slip, "line"> {
  const keys = keysOf(z.toJSONSchema(schema, { io: "input" }));
  if (keys.includes(key))
    return { what: `the key ${JSON.stringify(key)} has no place here`, hint: misplaced };
  const near = nearest(key, keys);
  return {
    what: `there is no key ${JSON.stringify(key)}`,
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : undefined,
  };
}

/** Every key that the format knows anywhere, for "did you mean". */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "properties" in schema ? Object.keys(schema.properties ?? {}) : [];
  return [...new Set([...own, ...Object.values(schema).flatMap(keysOf)])];
}

/** Where in the source something stands: the key itself when it is one, else the innermost node on its path. */
function offsetOf(
  document: Document,
  path: readonly PropertyKey[],
  key: string | undefined,
): number {
  let offset = 0;
  for (let length = 0; length <= path.length; length++) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(node) || !node.range) break;
    offset = node.range[0];
    const pair = isMap(node)
      ? node.items.find(({ key: each }) => isScalar(each) && each.value === (path[length] ?? key))
      : undefined;
    if (isScalar(pair?.key) && pair.key.range) offset = pair.key.range[0];
  }
  return offset;
}

function placeOf({ path }: Issue, whole: string): string {
  return path.length === 0 ? whole : path.map(String).join(".");
}
