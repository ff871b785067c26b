import type { Band, Persona, Predicate, StepInput } from "@wheelhouse/core";
import { type PersonaId, personaOf } from "../personas/personas.ts";
import type { JsonSchema } from "../briefs/output-schemas.ts";
import { BAND_SETTINGS } from "./band-settings.ts";

type AgentStepInput = Extract<StepInput, { kind: "agent" }>;

/** What is special about one agent step. */
export interface AgentStepParts {
  readonly id: string;
  readonly label: string;
  readonly persona: PersonaId;
  readonly band: Band;
  readonly after: readonly string[];
  readonly prompt: string;
  readonly output: { readonly schema: JsonSchema };
  readonly postconditions: NonNullable<AgentStepInput["postconditions"]>;
  /** Whether the run goes on without it. */
  readonly dispensable: boolean;
  readonly when?: Predicate | undefined;
  readonly otherwise?: string | undefined;
  readonly join?: AgentStepInput["join"];
  readonly session?: AgentStepInput["session"];
  /** Whether it is shown nothing of the project. */
  readonly outside?: boolean | undefined;
}

/**
 * An agent step of a built-in flow: reads only, in a session of its own, with a time-out, one retry,
 * and an output schema. A dispensable step that still fails leaves a gap that the fold names.
 */
export function agentStep(parts: AgentStepParts): AgentStepInput {
  const { timeoutMs, silenceMs } = BAND_SETTINGS[parts.band];
  return {
    kind: "agent",
    id: parts.id,
    label: parts.label,
    persona: pinned(parts.persona),
    access: "read",
    ...(parts.outside === true && { ground: "none" }),
    after: [...parts.after],
    prompt: parts.prompt,
    output: parts.output,
    timeoutMs,
    silenceMs,
    onFailure: [
      { retry: { count: 1, backoffMs: 2_000 } },
      ...(parts.dispensable ? (["continue"] as const) : []),
    ],
    postconditions: parts.postconditions,
    ...(parts.join !== undefined && { join: parts.join }),
    ...(parts.session !== undefined && { session: parts.session }),
    ...(parts.when === undefined ? {} : { when: parts.when }),
    ...(parts.otherwise !== undefined && { otherwise: parts.otherwise }),
  };
}

function pinned(id: PersonaId): Persona {
  return { id, text: personaOf(id).text };
}

const self = (path: string) => ({ out: "self", path });

/** Holds when the agent says what it found, what it found in order, or what it could not look at. */
export const SAYS_SOMETHING: AgentStepParts["postconditions"] = [
  {
    name: "it says what it found, what is in order, or what it could not look at",
    test: {
      any: [
        { has: self("findings.0") },
        { has: self("clean.0") },
        { has: self("notRun.0") },
        { has: self("deferred.0") },
        { all: [{ has: self("summary") }, { not: { eq: [self("summary"), { value: "" }] } }] },
      ],
    },
  },
];

/** Holds when there is a summary. */
export const HAS_SUMMARY: AgentStepParts["postconditions"] = [
  { name: "it has a summary", test: { not: { eq: [self("summary"), { value: "" }] } } },
];

/** Holds when there is a document. */
export const HAS_DOCUMENT: AgentStepParts["postconditions"] = [
  ...HAS_SUMMARY,
  { name: "it has at least one section", test: { has: self("sections.0") } },
];

/** Holds when there is at least one verdict. */
export const HAS_VERDICT: AgentStepParts["postconditions"] = [
  { name: "it judges at least one finding", test: { has: self("verdicts.0") } },
];
