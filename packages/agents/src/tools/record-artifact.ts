import { scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { defineTool, refused, type Tool } from "./tool.ts";

const inputSchema = z.object({
  name: z.string().min(1).max(LIMITS.line),
  kind: z
    .enum(["text", "file", "evidence"])
    .describe("text: a text of yours; file: a path in the project; evidence: what proves a claim"),
  value: z.string().min(1).max(LIMITS.artifactText).describe("The text itself, or the path"),
});

/** `record_artifact`: keeps a text, a path or a piece of evidence beside the output. Writes no file. */
export function recordArtifact(hand: Hand): Tool {
  let count = 0;
  return defineTool({
    name: "record_artifact",
    description:
      "Keep a text, a path in the project or a piece of evidence beside your output. It is put into the record of the run; no file is written.",
    input: inputSchema,
    run({ name, kind, value }) {
      if (kind === "file" && !isInside(value))
        return refused("A file is named by its path relative to the project, without `..`.");
      if (count >= LIMITS.artifacts)
        return refused(`${LIMITS.artifacts} artifacts are recorded, and that is the limit.`);
      count++;
      hand.emit({
        type: "artifact.recorded",
        data: { name: scrub(name), kind, value: scrub(value) },
      });
      return { text: `Recorded ${name}.` };
    },
  });
}

function isInside(path: string): boolean {
  return (
    path.length <= LIMITS.line &&
    !path.startsWith("/") &&
    !path.includes("\0") &&
    !path.split("/").includes("..")
  );
}
