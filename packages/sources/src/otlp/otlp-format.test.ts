import { logFormatSuite } from "../suite/log-format-suite.ts";
import { otlpFormat } from "./otlp-format.ts";
import { bodiesOf, jsonBody } from "./testing/bodies-of.ts";
import { COPILOT_BODY } from "./testing/copilot.ts";
import { spooled } from "./testing/spooled.ts";

const bodies = [bodiesOf("qwen"), bodiesOf("gemini"), bodiesOf("claude"), [COPILOT_BODY]];
const files = await Promise.all(bodies.map((each) => spooled(each.map(jsonBody))));
const samples = files.flatMap((each) =>
  [...each].map(([name, lines]) => ({ path: `${name}.otlp.jsonl`, text: `${lines.join("\n")}\n` })),
);

logFormatSuite(otlpFormat, () => samples);
