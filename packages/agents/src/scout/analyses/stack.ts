import { commandsOf } from "../project/commands.ts";
import { documentFacts } from "../project/document-facts.ts";
import { infrastructureFacts } from "../project/infrastructure-facts.ts";
import { boundaryFacts, stackFacts } from "../project/stack-facts.ts";
import type { AnalysisResult } from "./candidate.ts";
import type { AnalysisContext } from "./context.ts";
import { describeFacts } from "./describe.ts";

const WORDINGS = [
  {
    topic: "stack",
    noun: "part of the stack",
    nouns: "parts of the stack",
    why: "What the project is made with, as its manifest says.",
  },
  {
    topic: "commands",
    noun: "command",
    nouns: "commands",
    why: "Each is defined there, so it can be run as it is written.",
  },
  {
    topic: "boundaries",
    noun: "part of the tree",
    nouns: "parts of the tree",
    why: "Where one part ends and the next one begins, and which needs which.",
  },
  {
    topic: "infrastructure",
    noun: "piece that machines run",
    nouns: "pieces that machines run",
    why: "How the project is built, checked or run without a person.",
  },
  {
    topic: "docs",
    noun: "document",
    nouns: "documents",
    why: "Where the project explains itself.",
  },
] as const;

/** Describes what a project is made with, from its manifests and settings. */
export function analyseStack(context: AnalysisContext): AnalysisResult {
  const { index } = context;
  const facts = [
    ...stackFacts(index),
    ...commandsOf(index),
    ...boundaryFacts(index),
    ...infrastructureFacts(index),
    ...documentFacts(index),
  ];
  return describeFacts(
    "stack",
    facts,
    WORDINGS,
    (topic) => topic !== "docs" && topic !== "boundaries",
  );
}
