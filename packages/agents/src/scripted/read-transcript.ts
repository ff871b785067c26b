import { readFileSync } from "node:fs";
import { messageOf, nearest, WheelhouseError } from "@wheelhouse/core";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { clearestIssue, type Issue } from "./clearest-issue.ts";
import { type Transcript, transcriptSchema } from "./transcript.ts";

/** Reads and validates a transcript. Throws `transcript.invalid` that names file, line and the nearest known key. */
export function readTranscript(path: string): Transcript {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (error) {
    throw new WheelhouseError(
      "transcript.invalid",
      `The transcript ${path} cannot be read: ${messageOf(error)}.`,
      { hint: "Name a file: --agent scripted --model path/to/transcript.yaml", cause: error },
    );
  }
  return parseTranscript(source, path);
}

/** Parses the text of a transcript; `path` is only named in errors. */
export function parseTranscript(source: string, path: string): Transcript {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax) throw invalid(path, lines.linePos(syntax.pos[0]).line, syntax.message);
  const parsed = transcriptSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = clearestIssue(parsed.error.issues);
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const { line } = lines.linePos(offsetOf(document, issue.path, unknown));
  throw unknown === undefined
    ? invalid(path, line, `${placeOf(issue)}: ${issue.message}`)
    : unknownKey(path, line, unknown);
}

function unknownKey(path: string, line: number, key: string): WheelhouseError {
  const keys = keysOf(z.toJSONSchema(transcriptSchema, { io: "input" }));
  if (keys.includes(key)) {
    const what = `the key ${JSON.stringify(key)} has no place here`;
    return invalid(path, line, what, "Each entry of play is one action with one key.");
  }
  const near = nearest(key, keys);
  const hint = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : undefined;
  return invalid(path, line, `there is no key ${JSON.stringify(key)}`, hint);
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

function placeOf({ path }: Issue): string {
  return path.length === 0 ? "the transcript" : path.map(String).join(".");
}

const HINT = "Compare it with the transcripts that come with it, such as the one of the demo.";

function invalid(path: string, line: number, what: string, hint = HINT): WheelhouseError {
  return new WheelhouseError("transcript.invalid", `${path}, line ${line}: ${what}.`, { hint });
}
