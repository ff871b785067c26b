import type { Brief, BriefSection, Finding } from "@wheelhouse/core";
import type { AnalysisContext } from "../analyses/context.ts";
import { framesIn } from "../analyses/traces.ts";
import { cluesOf } from "../material/clues.ts";
import { factTable, isDescribed, languagesOf } from "./fact-tables.ts";
import {
  changedFiles,
  changedTests,
  changeSummary,
  changeTitle,
  mostNeeded,
} from "./words-of-change.ts";
import { expectedIn, givenWords, lacking, nextStep, quoted } from "./words-of-report.ts";

/** What stands where a section has no facts behind it. */
export const NEEDS_MODEL = "Needs a model: no fact of this project answers it by itself.";

/**
 * The text of a section: what was given in its own words, tables of facts, and findings, in this order. A table stands
 * once in a document: `shown` holds the topics of those that were, and gets the new ones.
 */
export function sectionBody(
  section: BriefSection,
  findings: readonly Finding[],
  context: AnalysisContext,
  shown: Set<string>,
): string {
  const again = !POINTS.test(section.id) && section.topics.some((topic) => shown.has(topic));
  const parts = [
    special(section.id, context.brief, context),
    ...tables(section, context, shown),
    ...listOf(section, findings),
  ].filter((one) => one !== undefined && one !== "");
  if (parts.length > 0) return parts.join("\n\n");
  return again ? "What the tree says of this stands in the tables above." : NEEDS_MODEL;
}

/** Sections that point at places because of what was reported: a description of the whole says nothing there. */
const POINTS = /^(?:areas|root-cause)$/;

function tables(
  { id, topics }: BriefSection,
  context: AnalysisContext,
  shown: Set<string>,
): readonly string[] {
  if (POINTS.test(id)) return [];
  const described = topics.filter((topic) => isDescribed(topic) && !shown.has(topic));
  return described.flatMap((topic) => {
    const table = factTable(context, topic, described.length > 1);
    if (table === undefined) return [];
    shown.add(topic);
    return [table];
  });
}

/** Findings of the section's topics that no table shows. */
function listOf({ topics, items }: BriefSection, findings: readonly Finding[]): readonly string[] {
  if (items) return [];
  const own = findings.filter(
    ({ topic }) => topic !== undefined && topics.includes(topic) && !isDescribed(topic),
  );
  return own.length === 0
    ? []
    : [
        own
          .map(({ id, claim, fix }) => `- ${claim} (${id})${fix === undefined ? "" : ` ${fix}`}`)
          .join("\n"),
      ];
}

/** What the words of the person, or the change, say for a section of this name. */
function special(id: string, brief: Brief, context: AnalysisContext): string | undefined {
  const words = givenWords(brief);
  switch (id) {
    case "repository":
      return `Written in ${languagesOf(context)}.`;
    case "reported":
    case "problem":
    case "symptoms":
      return words === "" ? undefined : `In the words that were given:\n\n${quoted(words)}`;
    case "expected": {
      const said = expectedIn(words);
      return said.length === 0
        ? "The words that were given do not say what was expected."
        : said.map((one) => `> ${one}`).join("\n");
    }
    case "missing": {
      const open = words === "" ? [] : lacking(words);
      return open.length === 0
        ? "The report has what the usual questions ask for; whether it is enough needs a reader."
        : open.map((one) => `- ${one}`).join("\n");
    }
    case "areas": {
      const named = framesIn(context, cluesOf(words));
      return named
        .map(
          ({ claim, citations: [first] }) =>
            `- ${claim}${first === undefined ? "" : ` (\`${first.path}:${first.lines[0]}\`)`}`,
        )
        .join("\n");
    }
    case "next": {
      const { step, because } = nextStep(words);
      return words === "" ? undefined : `**${step}**: ${because}.`;
    }
    case "title":
      return changeTitle(brief);
    case "summary":
      return changeSummary(context);
    case "first":
      return mostNeeded(context);
    case "tested":
      return changedTests(context);
    case "files":
      return changedFiles(brief);
    case "history":
      return "First version, put together without a model from what the tree says.";
    default:
      return undefined;
  }
}
