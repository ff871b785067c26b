// Made from personas/*.md by scripts/generate-personas.ts: edit that, then run it again.
import { adversarialSecurityAnalyst } from "./adversarial-security-analyst.ts";
import { adversarialValidator } from "./adversarial-validator.ts";
import { behavioralAnalyst } from "./behavioral-analyst.ts";
import { codebaseExplorer } from "./codebase-explorer.ts";
import { concurrencyAnalyst } from "./concurrency-analyst.ts";
import { contentAuditor } from "./content-auditor.ts";
import { dataEngineer } from "./data-engineer.ts";
import { devopsEngineer } from "./devops-engineer.ts";
import { edgeCaseExplorer } from "./edge-case-explorer.ts";
import { evidenceBasedInvestigator } from "./evidence-based-investigator.ts";
import { gapAnalyzer } from "./gap-analyzer.ts";
import { informationArchitect } from "./information-architect.ts";
import { juniorDeveloper } from "./junior-developer.ts";
import { onCallEngineer } from "./on-call-engineer.ts";
import { projectManager } from "./project-manager.ts";
import { projectScanner } from "./project-scanner.ts";
import { researchAnalyst } from "./research-analyst.ts";
import { riskAnalyst } from "./risk-analyst.ts";
import { softwareArchitect } from "./software-architect.ts";
import { structuralAnalyst } from "./structural-analyst.ts";
import { systemArchitect } from "./system-architect.ts";
import { testEngineer } from "./test-engineer.ts";
import { userExperienceDesigner } from "./user-experience-designer.ts";

/** The Markdown of each persona file, by the file's name. */
export const personaSources = {
  "adversarial-security-analyst": adversarialSecurityAnalyst,
  "adversarial-validator": adversarialValidator,
  "behavioral-analyst": behavioralAnalyst,
  "codebase-explorer": codebaseExplorer,
  "concurrency-analyst": concurrencyAnalyst,
  "content-auditor": contentAuditor,
  "data-engineer": dataEngineer,
  "devops-engineer": devopsEngineer,
  "edge-case-explorer": edgeCaseExplorer,
  "evidence-based-investigator": evidenceBasedInvestigator,
  "gap-analyzer": gapAnalyzer,
  "information-architect": informationArchitect,
  "junior-developer": juniorDeveloper,
  "on-call-engineer": onCallEngineer,
  "project-manager": projectManager,
  "project-scanner": projectScanner,
  "research-analyst": researchAnalyst,
  "risk-analyst": riskAnalyst,
  "software-architect": softwareArchitect,
  "structural-analyst": structuralAnalyst,
  "system-architect": systemArchitect,
  "test-engineer": testEngineer,
  "user-experience-designer": userExperienceDesigner,
} as const;
