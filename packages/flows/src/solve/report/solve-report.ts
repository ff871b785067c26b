import type { CodeFunction } from "@wheelhouse/core";
import { asJson } from "../../read-output.ts";
import { oneLine } from "../../report/markdown.ts";
import { reportFacts } from "./report-facts.ts";
import { reportSections } from "./report-sections.ts";

/** `solve-report@1`: what a person reads of an issue's run in the end, as Markdown, with the facts that others link to. */
export const solveReport: CodeFunction = {
  name: "solve-report",
  version: 1,
  run(context) {
    const facts = reportFacts(context);
    const { number, title } = facts.input.issue;
    const sections = reportSections(facts)
      .filter(({ lines }) => lines.length > 0)
      .map((section) => `## ${section.title}\n\n${section.lines.join("\n")}`);
    return asJson({
      markdown: `# #${number} ${oneLine(title)}\n\n${sections.join("\n\n")}\n`,
      verdict: facts.judgement?.verdict ?? null,
      branch: facts.handedOver?.branch ?? null,
      commit: facts.handedOver?.commit ?? null,
    });
  },
};
