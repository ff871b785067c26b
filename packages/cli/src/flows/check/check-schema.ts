import { type JsonObject, messageOf, outputValidator } from "@wheelhouse/core";
import { at } from "../file/at-path.ts";
import type { Complain } from "../flow-problem.ts";

/** Parts that a schema may have once what it refers to stands in its place: each is looked at for every answer. */
const MOST_PARTS = 10_000;
/** What makes a pattern one that no engine can decide in a time that grows with the text. */
const BACK_AND_AROUND = /\(\?<?[=!]|\\[1-9]|\\k</;

/**
 * Complains of an output's schema that no answer can be held against, or that an answer could hold up the host with:
 * who answers is an agent, and its words are anybody's.
 */
export function checkSchema(
  schema: JsonObject,
  path: readonly PropertyKey[],
  complain: Complain,
): void {
  const around = patternsIn(schema).find((pattern) => BACK_AND_AROUND.test(pattern));
  if (around !== undefined)
    complain(path, `its pattern ${JSON.stringify(around)} looks around or back`, {
      hint: "That can take for ever on an answer: write it without (?=, (?!, (?<=, (?<!, \\1 and \\k<.",
    });
  if (partsOf(schema, schema, []) > MOST_PARTS) {
    complain(path, `with what it refers to it has more than ${MOST_PARTS} parts`, {
      hint: "Let its parts refer to fewer others.",
    });
    return;
  }
  try {
    // What only refers to itself shows so with any value.
    outputValidator(schema).safeParse(null);
  } catch (error) {
    complain(path, `no answer can be held against this schema: ${messageOf(error)}`);
  }
}

function patternsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(patternsIn);
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => [
    ...(key === "pattern" && typeof part === "string" ? [part] : []),
    ...(key === "patternProperties" && typeof part === "object" ? Object.keys(part ?? {}) : []),
    ...patternsIn(part),
  ]);
}

/** Parts of a schema with what it refers to. What refers to itself is as deep as an answer is, and counts once. */
function partsOf(value: unknown, root: JsonObject, above: readonly string[]): number {
  if (typeof value !== "object" || value === null) return 0;
  let parts = 1;
  for (const [key, part] of Object.entries(value)) {
    if (key === "$defs" || key === "definitions") continue;
    const isReference = key === "$ref" && typeof part === "string";
    if (isReference && !above.includes(part))
      parts += partsOf(targetOf(part, root), root, [...above, part]);
    else if (!isReference) parts += partsOf(part, root, above);
    if (parts > MOST_PARTS) break;
  }
  return parts;
}

function targetOf(reference: string, root: JsonObject): unknown {
  const [first, ...path] = reference.split("/");
  return first === "#" ? at(root, path) : undefined;
}
