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
  const itself = ranked.filter(({ topic }) => topic === undefined || !ABOUT_ANOTHER.has(topic));
  const first = sections.find(({ items, topics }) => !items && topics.length === 0);
  return {
    summary: summaryOf(itself),
    recommendations: [],
    good: [],
    sections: sections.map((section) => ({
      id: section.id,
      body: section === first ? byTopic(itself) : bodyOf(section, ranked),
    })),
    items: home
      ? itself.map((finding, index) => ({
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

/** What agrees or disagrees with another finding is no item of its own. */
const ABOUT_ANOTHER = new Set(["confirmation", "contradiction"]);

/** No count: what a later check takes out would make it untrue. */
function summaryOf([first]: readonly Finding[]): string {
  return first === undefined
    ? "Nothing was found that stands."
    : `The most severe of what was found is ${first.id}: ${first.claim}`;
}

/** What the findings are about, for a section that an author would write; nothing when there is none. */
function byTopic(findings: readonly Finding[]): string {
  if (findings.length === 0) return "";
  const names = new Map<string, string[]>();
  for (const { topic = "other", id } of findings)
    names.set(topic, [...(names.get(topic) ?? []), id]);
  const lines = [...names].map(([topic, ids]) => `- ${topic} (${ids.join(", ")})`);
  return [
    "Grouped by a program; from band medium on somebody reads them together.",
    "",
    ...lines,
  ].join("\n");
}

function bodyOf({ items, topics }: Section, findings: readonly Finding[]): string {
  if (items) return "";
  return findings
    .filter(({ topic }) => topic !== undefined && topics.includes(topic))
    .map(({ id, claim }) => `- ${claim} (${id})`)
    .join("\n");
}
