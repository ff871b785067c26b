import { scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { defineTool, refused, type Tool } from "./tool.ts";

const inputSchema = z.object({
  name: z.string().min(1).max(LIMITS.line),
  kind: z
    .enum(["claim", "file"])
    .describe("claim: what you say, in your words; file: a path in the project"),
  value: z.string().min(1).max(LIMITS.artifactText).describe("The words themselves, or the path"),
});

/**
 * `record_artifact`: keeps a claim or a path beside the output. Writes no file. What an agent records is
 * never evidence: that is only what a command printed that we ran.
 */
export function recordArtifact(hand: Hand): Tool {
  let count = 0;
  return defineTool({
    name: "record_artifact",
    description:
      "Keep a claim of yours or a path in the project beside your output. It is put into the record of the run; no file is written.",
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
