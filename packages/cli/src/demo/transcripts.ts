import { fileURLToPath } from "node:url";

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Transcripts of the flow `demo`, by the name that a run gives as its model. */
export const DEMO_TRANSCRIPTS: Readonly<Record<string, string>> = {
  demo: path("demo.yaml"),
  story: path("story.yaml"),
};

/** Transcripts of the sample runs that `demo --fill` makes. */
export const SAMPLE_TRANSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  ["refunds", "clean", "ledger", "hostile", "change", "limited", "signed-out", "live"].map(
    (name): [string, string] => [name, path(`fill/transcripts/${name}.yaml`)],
  ),
);

/** A transcript for the built-in flows: agents of every role, over the sample project `orders-shop`. */
export const FLOWS_TRANSCRIPT: Readonly<Record<string, string>> = { flows: path("flows.yaml") };

/** A conversation with the orchestrator. */
const THREAD_TRANSCRIPT: Readonly<Record<string, string>> = {
  orchestrator: path("orchestrator.yaml"),
};

/** The transcript that solves the issue of the sample project `basket`. */
const ISSUE_TRANSCRIPT: Readonly<Record<string, string>> = { solve: path("issues/solve.yaml") };

/** Transcripts that come with Wheelhouse, by the name that a run gives as its model. */
export const TRANSCRIPTS: Readonly<Record<string, string>> = {
  ...DEMO_TRANSCRIPTS,
  ...SAMPLE_TRANSCRIPTS,
  ...FLOWS_TRANSCRIPT,
  ...ISSUE_TRANSCRIPT,
  ...THREAD_TRANSCRIPT,
};
