import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { OtlpBody } from "../../otlp.ts";

const lineSchema = z.object({
  signal: z.enum(["traces", "logs", "metrics"]),
  body: z.record(z.string(), z.unknown()),
});
/** A body of OTLP/HTTP, not yet encoded. */
export type RecordedBody = z.infer<typeof lineSchema>;

/** Agents of which there are recordings. */
export type RecordedAgent = "claude" | "codex" | "qwen" | "gemini";

/**
 * What the real agents have sent for one prompt with one call of a tool, answered by a scripted model; recorded by a
 * server that wrote down each body. What was said is replaced by other words.
 */
export function bodiesOf(agent: RecordedAgent): readonly RecordedBody[] {
  const file = new URL(`../fixtures/${agent}.jsonl.gz`, import.meta.url);
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
  return lines.map((line) => lineSchema.parse(JSON.parse(line)));
}

/** A body as it is sent as JSON. */
export function jsonBody({ signal, body }: RecordedBody): OtlpBody {
  return {
    signal,
    contentType: "application/json",
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}
