import type { Brief, BriefSection, DocumentOutput, Finding } from "@wheelhouse/core";
import { synthesise } from "./synthesise.ts";

/** What stands where a section has no facts behind it. */
const NEEDS_MODEL = "Needs a model: no fact of this project answers it by itself.";

/**
 * Fills the sections of a document with the findings that belong there, in their own words. It composes and judges
 * nothing: a section for which there is no finding says that it needs a model.
 */
export function write(brief: Brief, clean: readonly string[]): DocumentOutput {
  const findings = brief.findings ?? [];
  return {
    ...synthesise(findings, clean),
    sections: (brief.sections ?? []).map((section) => ({
      id: section.id,
      body: bodyOf(section, findings),
    })),
    items: [],
    openItems: [],
    resolutions: [],
    deferred: [],
  };
}

function bodyOf({ topics }: BriefSection, findings: readonly Finding[]): string {
  const own = findings.filter(({ topic }) => topic !== undefined && topics.includes(topic));
  return own.length === 0
    ? NEEDS_MODEL
    : own.map(({ id, claim }) => `- ${claim} (${id})`).join("\n");
}
