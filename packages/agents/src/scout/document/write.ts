import type { Brief, BriefSection, DocumentItem, DocumentOutput, Finding } from "@wheelhouse/core";
import { count, type AnalysisContext } from "../analyses/context.ts";
import { synthesise } from "../report/synthesise.ts";
import { findingItems } from "./finding-items.ts";
import { openItems } from "./open-items.ts";
import { planItems } from "./plan-items.ts";
import { NEEDS_MODEL, sectionBody } from "./section-body.ts";
import { givenWords, kindOf, nextStep } from "./words-of-report.ts";

/**
 * Fills the sections of a document with what the tree says, what was given, and the findings, in their own words. It
 * composes and judges nothing: a section for which there is no fact says that it needs a model, and so does the summary.
 */
export function write(context: AnalysisContext, clean: readonly string[]): DocumentOutput {
  const { brief } = context;
  const findings = brief.findings ?? [];
  const wanted = brief.sections ?? [];
  const items = wanted
    .filter((section) => section.items)
    .flatMap((section) => itemsOf(section, findings, context));
  const shown = new Set<string>();
  const sections = wanted.map((section) => {
    const own = items.filter((item) => item.section === section.id).length;
    const body = sectionBody(section, findings, context, shown);
    if (body !== NEEDS_MODEL || items.length === 0) return { id: section.id, body };
    return { id: section.id, body: own > 0 ? "" : LISTS.test(section.id) ? listed(items) : body };
  });
  const composed = synthesise(findings, clean);
  return {
    ...composed,
    summary: `${composed.summary} ${filled(sections, items)}`,
    sections,
    items,
    openItems: openItems(brief),
    resolutions: [],
    deferred: [],
  };
}

/** Sections that say what the items are, in a list. */
const LISTS = /^(?:index|overview|order|map|sequence|decomposition)$/;

const listed = (items: readonly DocumentItem[]): string =>
  items
    .map(
      ({ id, title, dependsOn }) =>
        `- **${id}** ${title}${dependsOn.length === 0 ? "" : ` (after ${dependsOn.join(", ")})`}`,
    )
    .join("\n");

function itemsOf(
  section: BriefSection,
  findings: readonly Finding[],
  context: AnalysisContext,
): readonly DocumentItem[] {
  if (section.id === "classification") return classified(section, context.brief);
  const found = findingItems(section, findings, context);
  if (found.length > 0 || !OF_A_PLAN.has(section.id)) return found;
  return planItems(section, context.brief);
}

/** Sections whose items are those of a plan; a finding, a gap or a decision is nobody's list entry. */
const OF_A_PLAN = new Set(["items", "drafts", "phases"]);

/** An issue as one item; what its words do not show stays unknown. */
function classified(section: BriefSection, brief: Brief): readonly DocumentItem[] {
  const words = givenWords(brief);
  const title = words
    .split("\n")
    .map((line) => line.replace(/^[#\s]+/, "").trim())
    .find((line) => line !== "");
  if (title === undefined) return [];
  const { type, because } = kindOf(words);
  const known: Readonly<Record<string, string>> = {
    type,
    severity: "Unknown",
    reproducibility: /\b(?:always|every time|each time)\b/i.test(words)
      ? "Always"
      : /\b(?:sometimes|intermittent|occasionally)\b/i.test(words)
        ? "Intermittent"
        : "Unknown",
    next: nextStep(words).step,
  };
  return [
    {
      id: `${section.prefix ?? "T-"}1`,
      section: section.id,
      title: title.slice(0, 140),
      body:
        because === ""
          ? "The words show no type; to classify them needs a model."
          : `The type is read off the words "${because}"; whether it is right needs a reader.`,
      fields: Object.fromEntries(
        (section.fields ?? Object.keys(known)).map((name) => [
          name,
          known[name] ?? "Needs a model.",
        ]),
      ),
      findings: [],
      dependsOn: [],
    },
  ];
}

/** How much of the document rests on facts. */
function filled(sections: DocumentOutput["sections"], items: readonly DocumentItem[]): string {
  const empty = sections.filter(({ body }) => body === NEEDS_MODEL).length;
  const made = items.length === 0 ? "" : ` It has ${count(items.length, "item")}.`;
  if (empty > 0 && empty === sections.length)
    return empty === 1
      ? `The document needs a model.${made}`
      : `All ${count(empty, "section")} of the document need a model.${made}`;
  return empty === 0
    ? `All ${count(sections.length, "section")} rest on facts of the tree or on given words.${made}`
    : `${empty} of ${count(sections.length, "section")} ${empty === 1 ? "needs" : "need"} a model; the others rest on facts of the tree or on given words.${made}`;
}
