import {
  type CodeFunction,
  type DocumentOutput,
  type Finding,
  findingSchema,
  SEVERITIES,
} from "@wheelhouse/core";
import { z } from "zod";
import { documentSectionSchema } from "../report/document-section.ts";
import { asJson, readInput, readOutput } from "../read-output.ts";

const inputSchema = z.object({ of: z.string(), sections: z.array(documentSectionSchema) });
type Section = z.infer<typeof documentSectionSchema>;
const rulesSchema = z.object({ main: z.array(findingSchema) });

/**
 * `compose@1`: puts a document together from findings, without an agent: each finding becomes an item of the first
 * section that takes items, numbered in the order of severity; the other sections list the findings of their topics.
 */
export const composeDocument: CodeFunction = {
  name: "compose",
  version: 1,
  run(context) {
    const { of, sections } = readInput(context, inputSchema);
    const { main } = readOutput(context, of, rulesSchema);
    return asJson(composed(main, sections));
  },
};

function composed(findings: readonly Finding[], sections: readonly Section[]): DocumentOutput {
  const ranked = findings.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const home = sections.find(({ items }) => items);
  return {
    summary: summaryOf(ranked),
    recommendations: [],
    good: [],
    sections: sections.map((section) => ({ id: section.id, body: bodyOf(section, ranked) })),
    items: home
      ? ranked.map((finding, index) => ({
          id: `${home.items?.prefix ?? ""}${index + 1}`,
          section: home.id,
          title: finding.claim,
          body: [finding.why, finding.fix].filter(Boolean).join("\n\n"),
          fields: { severity: finding.severity },
          findings: [finding.id],
          dependsOn: [],
        }))
      : [],
    openItems: [],
    resolutions: [],
    deferred: [],
  };
}

function summaryOf(ranked: readonly Finding[]): string {
  const [first] = ranked;
  if (!first) return "Nothing was found that stands.";
  const many = ranked.length === 1 ? "One finding stands" : `${ranked.length} findings stand`;
  return `${many}. The most severe is ${first.id}: ${first.claim}`;
}

function bodyOf({ items, topics }: Section, findings: readonly Finding[]): string {
  if (items) return "";
  return findings
    .filter(({ topic }) => topic !== undefined && topics.includes(topic))
    .map(({ id, claim }) => `- ${claim} (${id})`)
    .join("\n");
}
