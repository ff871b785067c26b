import { readFileSync } from "node:fs";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { parseChecked } from "../../checked-yaml/parse-checked.ts";
import { type ModelScript, modelScriptSchema } from "./model-script.ts";

const HINT = "Compare it with the scripts that come with the server, such as reviewer.yaml.";

/** Reads and validates a model script. Throws `transcript.invalid` that names file, line and the nearest known key. */
export function readModelScript(path: string): ModelScript {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (error) {
    throw new WheelhouseError(
      "transcript.invalid",
      `The model script ${path} cannot be read: ${messageOf(error)}.`,
      { hint: "Name a YAML file with version and rules.", cause: error },
    );
  }
  return parseModelScript(source, path);
}

/** Parses the text of a model script; `path` is only named in errors. */
export function parseModelScript(source: string, path: string): ModelScript {
  return parseChecked(source, {
    schema: modelScriptSchema,
    whole: "the model script",
    misplaced: "Each entry of say is one thing with one key.",
    fail: ({ line, what, hint = HINT }) =>
      new WheelhouseError("transcript.invalid", `${path}, line ${line}: ${what}.`, { hint }),
  });
}
