import type { AgentTable } from "./agent-table.ts";
import { GEN_AI } from "./gen-ai.ts";

/** `service.name` of what we export. */
export const OWN_SERVICE = "wheelhouse";

/** Names of spans that the conventions have no word for. */
export const OWN_SPANS = {
  run: "wheelhouse.run",
  step: "wheelhouse.step",
  code: "wheelhouse.code",
  wait: "wheelhouse.wait",
  span: "wheelhouse.span",
} as const;

/** What such a span is about, for a person. */
export const OWN_TITLE = "wheelhouse.title";

/** Runs of ours, as we export them: read back they are what they were. */
export const WHEELHOUSE: AgentTable = {
  ...GEN_AI,
  agent: "wheelhouse",
  services: [OWN_SERVICE],
  spans: {
    [OWN_SPANS.run]: { kind: "agent", turn: true },
    [OWN_SPANS.step]: { kind: "other" },
    [OWN_SPANS.code]: { kind: "other" },
    [OWN_SPANS.wait]: { kind: "other" },
    [OWN_SPANS.span]: { kind: "other" },
  },
};
