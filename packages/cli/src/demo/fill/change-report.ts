import type { CodeFunction, Json } from "@wheelhouse/core";
import { z } from "zod";

const inputSchema = z.object({ question: z.string().default("") }).loose();
const answerSchema = z.object({ option: z.string() }).loose();
const verdictSchema = z.object({ verdict: z.string() }).loose();

/** Writes what the steps of the flow `demo-change` handed in: the same for the same outputs. */
export const changeReport: CodeFunction = {
  name: "demo-change-report",
  version: 1,
  run({ outputs, runInput }) {
    const { question } = inputSchema.parse(runInput);
    const answer = answerSchema.safeParse(outputs["approve"]).data?.option ?? "unknown";
    const verdict = verdictSchema.safeParse(outputs["verify"]).data?.verdict ?? "unknown";
    const surveys = Object.keys(outputs)
      .filter((id) => id.startsWith("survey."))
      .toSorted();
    const lines = [
      "# Plan and make a change",
      "",
      `**The change:** ${question}`,
      "",
      "## The draft",
      "",
      said(outputs["draft"]),
      "",
      `A person answered: ${answer}. The check says: ${verdict}.`,
      "",
      "## What was done",
      "",
      said(outputs["apply"]),
      "",
      "## What was looked at",
      "",
      ...surveys.flatMap((id) => [`### ${id.slice("survey.".length)}`, "", said(outputs[id]), ""]),
      "Nothing of it is real: the agents play a transcript, and no model was called.",
      "",
    ];
    return { markdown: lines.join("\n"), findings: [] };
  },
};

function said(output: Json | undefined): string {
  return typeof output === "string" ? output.trim() : JSON.stringify(output ?? null);
}
