import { readFileSync } from "node:fs";
import { messageOf, nearest, WheelhouseError } from "@wheelhouse/core";
import { LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { z } from "zod";
import { type Transcript, transcriptSchema } from "./transcript.ts";

/** Every key of a transcript, for "did you mean". */
const KEYS = (
  "version start turns step role generation ordinal round play output findings text thought tool wait usage plan " +
  "question hang crash garbage flood halfLine ignoreSigterm write grandchild rateLimit title kind locations ms fails permission"
).split(" ");

/** Reads and validates a transcript. Throws `transcript.invalid` that names file, line and the nearest known key. */
export function readTranscript(path: string): Transcript {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (error) {
    throw new WheelhouseError(
      "transcript.invalid",
      `The transcript ${path} cannot be read: ${messageOf(error)}.`,
      {
        hint: "Name a file: --agent scripted --model path/to/transcript.yaml",
      },
    );
  }
  return parseTranscript(source, path);
}

/** Parses the text of a transcript; `path` is only named in errors. */
export function parseTranscript(source: string, path: string): Transcript {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const [syntax] = document.errors;
  if (syntax) {
    const { line } = lines.linePos(syntax.pos[0]);
    throw invalid(path, line, syntax.message.split("\n")[0] ?? "it is not YAML", undefined);
  }
  const parsed = transcriptSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues);
  const node = nodeAt(document, issue.path);
  const { line } = lines.linePos(node?.range?.[0] ?? 0);
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const near = unknown === undefined ? [] : nearest(unknown, KEYS);
  const what =
    unknown === undefined
      ? `${issue.path.join(".") || "the file"}: ${issue.message}`
      : `there is no key ${JSON.stringify(unknown)} here`;
  throw invalid(
    path,
    line,
    what,
    near.length > 0 ? `Did you mean ${near.join(" or ")}?` : undefined,
  );
}

type Document = ReturnType<typeof parseDocument>;

function nodeAt(document: Document, path: readonly PropertyKey[]): ParsedNode | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (typeof node === "object" && node !== null && "range" in node) return node as ParsedNode;
  }
  return document.contents as ParsedNode | undefined;
}

/** In a union the branch that got furthest is the one that the author meant. */
function deepest(
  issues: readonly z.core.$ZodIssue[],
  at: readonly PropertyKey[] = [],
): z.core.$ZodIssue & { path: PropertyKey[] } {
  const flat = issues.flatMap((issue): (z.core.$ZodIssue & { path: PropertyKey[] })[] => {
    const path = [...at, ...issue.path];
    if (issue.code !== "invalid_union") return [{ ...issue, path }];
    const branches = issue.errors
      .filter((branch) => branch.length > 0)
      .map((branch) => deepest(branch, path));
    return branches.length > 0
      ? [branches.sort(byPromise)[0] ?? { ...issue, path }]
      : [{ ...issue, path }];
  });
  const [first] = flat.sort(byPromise);
  return first ?? { code: "custom", message: "it does not fit", path: [...at], input: undefined };
}

function byPromise(
  a: { path: PropertyKey[]; code?: string | undefined },
  b: { path: PropertyKey[]; code?: string | undefined },
): number {
  const weight = (issue: typeof a): number =>
    issue.path.length * 2 + (issue.code === "unrecognized_keys" ? 3 : 0);
  return weight(b) - weight(a);
}

function invalid(
  path: string,
  line: number,
  what: string,
  hint: string | undefined,
): WheelhouseError {
  return new WheelhouseError("transcript.invalid", `${path}, line ${line}: ${what}`, { hint });
}
