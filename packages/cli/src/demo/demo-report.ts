import type { CodeFunction, Json } from "@wheelhouse/core";

/** Writes what every step of the demo handed in, in the order of their names: the same for the same outputs. */
export const demoReport: CodeFunction = {
  name: "demo-report",
  version: 1,
  run({ outputs, runInput }) {
    const ids = Object.keys(outputs).sort();
    const question =
      typeof runInput["question"] === "string" && runInput["question"] !== ""
        ? [`Question: ${runInput["question"]}`, ""]
        : [];
    const lines = ids.map((id) => `- **${id}**: ${text(outputs[id])}`);
    return { markdown: ["# Demo report", "", ...question, ...lines, ""].join("\n"), findings: [] };
  },
};

function text(output: Json | undefined): string {
  if (typeof output === "string") return output.replaceAll(/\s+/g, " ").trim();
  return JSON.stringify(output ?? null);
}
