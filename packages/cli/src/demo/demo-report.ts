import type { CodeFunction, Json } from "@wheelhouse/core";
import { z } from "zod";

/** Writes what the steps of the demo handed in, in the order of their names: the same for the same outputs. */
export const demoReport: CodeFunction = {
  name: "demo-report",
  version: 1,
  run({ outputs, runInput }) {
    const { question } = inputSchema.parse(runInput);
    const { draft, judge, approve, ...others } = outputs;
    const steps = Object.keys(others).sort();
    const lines = [
      "# Demo report",
      "",
      ...(question === "" ? [] : [`**Question:** ${question}`, ""]),
      "## Answer",
      "",
      text(draft),
      "",
      `Judged ${text(judge)}, and let through by a person: ${text(approve)}.`,
      "",
      "## What was handed in",
      "",
      ...steps.map((id) => `- **${id}**: ${text(outputs[id])}`),
      "",
      "Nothing of it is real: the agents play a transcript, and no model was called.",
      "",
    ];
    return { markdown: lines.join("\n"), findings: [] };
  },
};

const inputSchema = z.object({ question: z.string().default("") }).loose();
const saidSchema = z.object({ verdict: z.string() }).or(z.object({ option: z.string() }));

/** What an output says in one line. */
function text(output: Json | undefined): string {
  if (typeof output === "string") return output.replaceAll(/\s+/g, " ").trim();
  const said = saidSchema.safeParse(output).data;
  if (said) return "verdict" in said ? said.verdict : said.option;
  return JSON.stringify(output ?? null);
}
