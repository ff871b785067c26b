import {
  citationSchema,
  findingSchema,
  type Json,
  jsonSchema,
  severitySchema,
  scrubJson,
} from "@wheelhouse/core";
import { z } from "zod";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { defineTool, refused, type Tool } from "./tool.ts";

const line = z.string().min(1).max(LIMITS.line);
const text = z.string().max(LIMITS.text);

/** A finding as a tool takes it: whether a citation holds, and whose it is, is ours to say. */
const inputSchema = z.object({
  id: line.optional().describe("Short id with your prefix, such as S1; made when it is missing"),
  severity: severitySchema,
  claim: text.min(1).describe("One sentence that can be true or false"),
  why: text.describe("Why it matters"),
  fix: text.optional().describe("What to do about it"),
  citations: z
    .array(
      z.object({
        path: line.describe("Relative to the project"),
        // A tuple, in words that every provider's schema knows.
        lines: z.array(z.int().min(1)).length(2).describe("First and last line, from 1"),
        quote: text.min(1).describe("The text at those lines, character by character"),
      }),
    )
    .max(LIMITS.citations),
  trust: findingSchema.shape.trust.optional(),
  topic: line.optional().describe("One word that groups findings"),
});

/** `record_finding`: shows one finding at once, while its author still works. */
export function recordFinding(hand: Hand): Tool {
  const { recorded } = hand;
  return defineTool({
    name: "record_finding",
    description:
      "Record one finding as soon as you have it, so that people see it while you work. Your final output must still hold it, under the same id; it counts once.",
    input: inputSchema,
    run(given) {
      const local = given.id ?? nextId(recorded);
      const citations = given.citations.map(({ lines: [from = 1, to = 1], ...rest }) =>
        citationSchema.parse({ ...rest, lines: [Math.min(from, to), Math.max(from, to)] }),
      );
      const id = `${hand.step}:${local}`;
      const content = JSON.stringify({ ...given, citations });
      const plain: Json = jsonSchema.parse(JSON.parse(content));
      const earlier = recorded.get(local);
      if (earlier === content) return { text: `${local} is recorded already.` };
      if (earlier !== undefined)
        return refused(`There is a finding ${local} already; give this one another id.`);
      if (recorded.size >= LIMITS.findings)
        return refused(
          `${LIMITS.findings} findings are recorded, and that is the limit: keep the worst in your output.`,
        );
      const finding = findingSchema.parse({
        ...z.record(z.string(), jsonSchema).parse(scrubJson(plain)),
        id,
        step: hand.step,
      });
      recorded.set(local, content);
      hand.emit({ type: "finding.recorded", data: { finding } });
      return { text: `Recorded as ${local}.` };
    },
  });
}

function nextId(recorded: ReadonlyMap<string, string>): string {
  let nth = recorded.size + 1;
  while (recorded.has(`F${nth}`)) nth++;
  return `F${nth}`;
}
