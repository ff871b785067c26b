import type { Step } from "../../plan/step.ts";

// What a decoded state has in place of things that its row does not hold and nothing looks at.

const COMMON = { join: "all", onFailure: [], postconditions: [] } satisfies Partial<Step>;

/** Stands for any step that no agent does. */
export const CODE_STEP = {
  ...COMMON,
  kind: "code",
  run: "counted@1",
  input: {},
} satisfies Partial<Step>;

/** Stands for a step that an agent does: its attempts have a usage. */
export const AGENT_STEP = {
  ...COMMON,
  kind: "agent",
  persona: { id: "counted", text: "" },
  prompt: "",
  access: "read",
  session: "own",
  output: "markdown",
  sendBackTo: [],
} satisfies Partial<Step>;

/** Stands for a step that is a run of its own: its attempts have a usage too. */
export const RUN_STEP = {
  ...COMMON,
  kind: "run",
  flow: "counted",
  input: {},
  access: "read",
} satisfies Partial<Step>;

/** Stands for what is told to an attempt that is under way. */
export const ATTEMPT = { ordinal: 1, guidance: undefined, startedAt: 0 } as const;

/** Stands for what went wrong in a step. */
export const FAILURE = { class: "agent", error: "", role: "author" } as const;

/** Stands for what a request says. */
export const REQUEST = {
  kind: "question",
  text: "",
  options: [],
  openedAt: 0,
  expiresAt: undefined,
} as const;
