import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { logFormatSuite, type SampleLog } from "../suite/log-format-suite.ts";
import { sessionFormats } from "./session-formats.ts";
import { FIXTURES } from "./testing/told.ts";

const SCENARIOS = ["plain", "tools", "resumed", "interrupted"];

for (const format of sessionFormats)
  logFormatSuite(format, () =>
    SCENARIOS.flatMap((scenario) => samplesIn(join(FIXTURES, format.kind, scenario))),
  );

function samplesIn(root: string): readonly SampleLog[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".jsonl"))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}
