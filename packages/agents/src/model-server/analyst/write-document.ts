import type { Brief, BriefSection, DocumentItem, DocumentOutput, Finding } from "@wheelhouse/core";
import { synthesise } from "../reviewer/synthesise.ts";

/** How many findings an author builds on. */
const MOST = 6;

/** The sections that a brief asks for, written from its findings; sections of items get one for each finding. Pure. */
export function writeDocument(brief: Brief): DocumentOutput {
  const { sections = [] } = brief;
  const findings = (brief.findings ?? []).slice(0, MOST);
  const [first, second] = findings;
  const items = sections
    .filter((section) => section.items)
    .flatMap((section) => itemsOf(section, findings));
  return {
    ...synthesise({ findings }),
    sections: sections.map((section) => ({ id: section.id, body: bodyOf(section, findings) })),
    items,
    openItems: [first, second].flatMap((finding) =>
      finding
        ? [
            {
              question: `Is it meant that ${finding.claim.replace(/^L/, "l").replace(/\.$/, "")}?`,
              recommended: `No. ${finding.fix ?? "Change it."}`,
              why: "The code does not say whether anybody relies on it.",
              findings: [finding.id],
            },
          ]
        : [],
    ),
    resolutions: [],
    deferred: [],
  };
}

function itemsOf(section: BriefSection, findings: readonly Finding[]): DocumentItem[] {
  const prefix = section.prefix ?? "I-";
  return findings.slice(0, 3).map((finding, at) => ({
    id: `${prefix}${at + 1}`,
    section: section.id,
    title: finding.fix ?? finding.claim,
    body: finding.why,
    fields: Object.fromEntries(
      (section.fields ?? []).map((name) => [name, fieldOf(name, finding)]),
    ),
    findings: [finding.id],
    dependsOn: at === 0 ? [] : [`${prefix}${at}`],
  }));
}

/** What is said of an item under a name: what a finding has for it, else what the item is about. */
function fieldOf(
  name: string,
  { claim, fix = "Look at it again.", why, citations }: Finding,
): string {
  switch (name) {
    case "file":
      return citations[0]?.path ?? "unknown";
    case "change":
    case "choice":
      return fix;
    case "rationale":
      return why;
    default:
      return claim;
  }
}

function bodyOf(section: BriefSection, findings: readonly Finding[]): string {
  if (section.items) return "";
  const own = findings.filter(
    ({ topic }) =>
      section.topics.length === 0 || (topic !== undefined && section.topics.includes(topic)),
  );
  if (own.length === 0) return "Nothing that was found belongs here.";
  return own.map(({ id, claim }) => `- ${claim} (${id})`).join("\n");
}
