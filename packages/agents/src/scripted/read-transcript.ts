import { readFileSync } from "node:fs";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { parseChecked } from "../checked-yaml/parse-checked.ts";
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

const HINT = "Compare it with the transcripts that come with it, such as the one of the demo.";

/** Parses the text of a transcript; `path` is only named in errors. */
export function parseTranscript(source: string, path: string): Transcript {
  return parseChecked(source, {
    schema: transcriptSchema,
    whole: "the transcript",
    misplaced: "Each entry of play is one action with one key.",
    fail: ({ line, what, hint = HINT }) =>
      new WheelhouseError("transcript.invalid", `${path}, line ${line}: ${what}.`, { hint }),
  });
}
