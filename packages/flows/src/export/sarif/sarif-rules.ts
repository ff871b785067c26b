import { personas } from "../../personas/personas.ts";
import type { ReportFinding } from "../../report/report-schema.ts";
import { levelOf } from "./sarif-level.ts";
import type { SarifRule } from "./sarif-log.ts";

/** Rules of a log, each once, in the order in which findings name them. */
export function rulesOf(findings: readonly ReportFinding[]): SarifRule[] {
  const rules = new Map<string, SarifRule>();
  for (const finding of findings) {
    const id = ruleIdOf(finding);
    if (!rules.has(id)) rules.set(id, ruleOf(id, finding));
  }
  return [...rules.values()];
}

/** The rule that a finding is under: who looked, and at what. */
export function ruleIdOf({ persona, topic }: Pick<ReportFinding, "persona" | "topic">): string {
  return `${persona}/${topicOf(topic)}`;
}

function ruleOf(id: string, { persona, topic, severity }: ReportFinding): SarifRule {
  const name = personas.get(persona)?.title ?? persona;
  const about = topicOf(topic);
  return {
    id,
    shortDescription: { text: `${name}: ${topic ?? "findings"}` },
    // Each result says its own; this is what it falls back on.
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags: [...new Set([persona, about])] },
  };
}

/** A free word of an agent as part of an id. */
function topicOf(topic: string | undefined): string {
  const word = (topic ?? "").toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return word.replaceAll(/^-+|-+$/g, "").slice(0, 60) || "general";
}
