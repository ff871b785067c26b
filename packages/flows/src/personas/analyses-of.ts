import type { Analysis } from "@wheelhouse/core";
import type { PersonaId } from "./personas.ts";

/**
 * Which deterministic analyses an agent without a model can do in a persona's name. Only those whose
 * result the persona itself would report; an empty list makes such an agent say *not run*, which is
 * the truth.
 */
const ANALYSES_OF: Readonly<Record<PersonaId, readonly Analysis[]>> = {
  "adversarial-security-analyst": ["danger"],
  "adversarial-validator": [],
  "behavioral-analyst": ["errors"],
  "codebase-explorer": ["map"],
  "concurrency-analyst": ["concurrency"],
  "content-auditor": ["doc-claims"],
  "data-engineer": ["data"],
  "devops-engineer": ["infrastructure"],
  "edge-case-explorer": ["edge-cases", "tests"],
  "evidence-based-investigator": ["traces"],
  "gap-analyzer": ["gaps"],
  "information-architect": ["doc-structure"],
  "junior-developer": ["todos", "churn"],
  "on-call-engineer": ["resilience", "todos"],
  "project-manager": [],
  "project-scanner": ["stack"],
  "research-analyst": [],
  "risk-analyst": ["churn", "tests"],
  "software-architect": [],
  "structural-analyst": ["cycles"],
  "system-architect": ["seams"],
  "test-engineer": ["tests"],
  "user-experience-designer": ["interface"],
};

/** The analyses that fit a persona; empty when none does. */
export function analysesOf(persona: PersonaId): readonly Analysis[] {
  return ANALYSES_OF[persona];
}
