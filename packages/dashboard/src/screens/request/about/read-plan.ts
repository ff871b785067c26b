import { type StepObject, wavesOf } from "@wheelhouse/core";
import { z } from "zod";

const commandSchema = z.array(z.string()).min(1);

/** What of a compiled plan a person is shown; whatever else it has is passed over. */
const planSchema = z.object({
  steps: z
    .array(
      z.object({
        id: z.string(),
        label: z.string().optional(),
        kind: z.enum(["agent", "code", "request", "map", "scope", "run"]),
        after: z.array(z.string()).default([]),
        access: z.enum(["read", "write"]).optional(),
        persona: z.object({ id: z.string() }).optional(),
      }),
    )
    .min(1),
  commands: z.array(z.object({ step: z.string(), command: commandSchema })).default([]),
  /** The plan as the person who approves it is told it. */
  text: z.string().default(""),
  draft: z
    .object({
      summary: z.string().default(""),
      steps: z
        .array(
          z.object({
            id: z.string(),
            work: z.string().default(""),
            rubric: z.string().default(""),
            check: z.string().optional(),
            command: commandSchema.optional(),
            question: z.string().default(""),
            options: z.array(z.string()).default([]),
          }),
        )
        .default([]),
    })
    .optional(),
});

/** Words about a step of a plan: what its agent is told, what it is judged by, what is run or asked. */
export type PlannedWords = NonNullable<z.infer<typeof planSchema>["draft"]>["steps"][number];

/** A step of a plan that waits to be approved. */
export interface PlannedStep {
  readonly id: string;
  readonly name: string;
  /** Who does it, and what they may do. */
  readonly who: string;
  readonly words: PlannedWords | undefined;
}

/** A plan that waits to be approved. */
export interface ShownPlan {
  readonly summary: string;
  /** The same in words, as they may stand in the request; empty when there are none. */
  readonly text: string;
  readonly steps: readonly PlannedStep[];
  /** The same steps as a graph draws them. */
  readonly cards: readonly StepObject[];
  /** Commands that who approves the plan allows. */
  readonly commands: readonly { readonly step: string; readonly command: readonly string[] }[];
}

/** The plan that a step handed in; undefined where that is no plan that can be read. */
export function readPlan(output: unknown): ShownPlan | undefined {
  const plan = planSchema.safeParse(output).data;
  if (plan === undefined) return undefined;
  const { steps, commands, draft, text } = plan;
  const waves = new Map(
    wavesOf(steps).flatMap((ids, index) => ids.map((id) => [id, index + 1] as const)),
  );
  const wordsOf = new Map(draft?.steps.map((words) => [words.id, words]));
  const shown = steps.map((step) => ({ ...step, name: step.label ?? step.id, who: whoOf(step) }));
  return {
    summary: draft?.summary ?? "",
    text: text.trim(),
    steps: shown.map(({ id, name, who }) => ({ id, name, who, words: wordsOf.get(id) })),
    cards: shown.map(({ id, name, who, kind, after }) => ({
      ...UNBEGUN,
      id,
      label: name,
      kind,
      persona: who,
      wave: waves.get(id) ?? 1,
      depends: after,
    })),
    commands,
  };
}

const UNBEGUN = {
  status: "pending",
  reason: null,
  generation: 1,
  attempts: [],
  tokens: null,
  started_at: null,
  ended_at: null,
  parent: null,
  request: null,
  sent_back: [],
} satisfies Partial<StepObject>;

function whoOf({ kind, access, persona }: z.infer<typeof planSchema>["steps"][number]): string {
  if (kind === "request") return "asks you";
  if (kind === "code") return "a command, run by us";
  const who = persona?.id ?? "agent";
  return access === "write" ? `${who}, may write` : `${who}, only reads`;
}
