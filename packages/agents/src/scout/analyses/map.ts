import { documentFacts } from "../project/document-facts.ts";
import { configFacts, coreFacts, entryFacts, modelFacts, testFacts } from "../project/map-facts.ts";
import type { AnalysisResult } from "./candidate.ts";
import type { AnalysisContext } from "./context.ts";
import { describeFacts } from "./describe.ts";
import { inScope } from "./in-scope.ts";

const WORDINGS = [
  {
    topic: "entry-point",
    noun: "entry point",
    nouns: "entry points",
    why: "Where work begins: reading starts here.",
  },
  {
    topic: "core",
    noun: "file that others need",
    nouns: "files that others need",
    why: "What most of the code rests on.",
  },
  {
    topic: "data-model",
    noun: "record",
    nouns: "records",
    why: "What is kept or sent, by its definition.",
  },
  { topic: "config", noun: "setting", nouns: "settings", why: "What the environment decides." },
  { topic: "test", noun: "test file", nouns: "test files", why: "Which tests hold what." },
  { topic: "docs", noun: "document", nouns: "documents", why: "Where it is explained." },
] as const;

/** Maps an area: where it begins, what it rests on, what it keeps, what decides and what tests it. */
export function analyseMap(context: AnalysisContext): AnalysisResult {
  const { index, graph } = context;
  const facts = [
    ...entryFacts(index),
    ...coreFacts(index, graph),
    ...modelFacts(index),
    ...configFacts(index),
    ...testFacts(index, graph),
    ...documentFacts(index),
  ].filter(({ file }) => inScope(file.path, context.brief));
  return describeFacts("map", facts, WORDINGS, () => false);
}
