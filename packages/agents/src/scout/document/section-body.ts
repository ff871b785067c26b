import type { Brief, BriefSection, Finding } from "@wheelhouse/core";
import type { AnalysisContext } from "../analyses/context.ts";
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

/** The text of a section: what was given in its own words, tables of facts, and findings, in this order. */
export function sectionBody(
  section: BriefSection,
  findings: readonly Finding[],
  context: AnalysisContext,
): string {
  const parts = [
    special(section.id, context.brief, context),
    ...tables(section, context),
    ...listOf(section, findings),
  ].filter((one) => one !== undefined && one !== "");
  return parts.length === 0 ? NEEDS_MODEL : parts.join("\n\n");
}

function tables(
  { topics }: BriefSection,
  context: AnalysisContext,
): readonly (string | undefined)[] {
  const described = topics.filter(isDescribed);
  return described.map((topic) => factTable(context, topic, described.length > 1));
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
