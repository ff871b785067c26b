import {
  atPath,
  type Band,
  type CodeContext,
  type Flow,
  holds,
  type Json,
  type MapStep,
  messageOf,
  type Plan,
  parsePlan,
  resolveOperand,
  type RunFacts,
  type Step,
} from "@wheelhouse/core";
import { z } from "zod";
import { flowFunctions } from "../functions.ts";
import { type CitationsOutput, toCheckSchema } from "../io/citations.ts";
import { asJson } from "../read-output.ts";
import type { FlowInput } from "../spine/input-spec.ts";
import { briefLiquid } from "./brief-liquid.ts";

/** What a step of a played run does instead of its usual answer. */
export type Canned = { readonly output: unknown } | { readonly fail: string };

/** A run played by hand. */
export interface Scene {
  readonly flow: Flow<FlowInput>;
  readonly band: Band;
  readonly fast?: boolean;
  readonly input?: unknown;
  /** Outputs of the impure steps and answers of the agents, by step id; those of a map by its id, `/` and the key. */
  readonly steps: Readonly<Record<string, Canned>>;
  /** Our verdict about each citation; verified when absent. */
  readonly check?: (quote: string) => "verified" | "moved" | "not-found";
  readonly facts?: Partial<RunFacts>;
}

/** What came of a played run. */
export interface Played {
  readonly plan: Plan;
  readonly outputs: Record<string, Json>;
  readonly settled: Record<string, { status: string; reason?: string | undefined }>;
  /** Rendered prompts by step. */
  readonly prompts: Record<string, string>;
  /** Why the run failed, if it did. */
  readonly failed: string | undefined;
}

const FACTS: RunFacts = {
  flow: "played",
  startedAt: 1_795_235_400_000,
  now: 1_795_235_460_000,
  agents: [{ agent: "scout", version: "0.1.0", level: "confined", modelFree: true }],
  tokens: { input: 0, output: 0, unknown: 0 },
  costUsd: { known: 0, unknown: 0 },
  attempts: { started: 4, failed: 0, lost: 0 },
};

const NOTHING = { findings: [], clean: ["everything in scope"], summary: "Nothing found." };

/** Plays a flow's plan in order: real code functions, canned agents, rendered briefs, checked outputs. */
export async function play(scene: Scene): Promise<Played> {
  const { flow, band, fast = false } = scene;
  const input = flow.input.parse(scene.input ?? {});
  const project = { id: "p", path: "/home/me/orders" };
  const plan = parsePlan(flow.plan({ input, band, fast, project }));
  const played: Played = { plan, outputs: {}, settled: {}, prompts: {}, failed: undefined };
  const liquid = briefLiquid();
  for (const step of plan.steps) {
    const reason = whySkipped(step, played);
    if (reason !== undefined) {
      played.settled[step.id] = { status: "skipped", reason };
      continue;
    }
    for (const [name, prompt, item] of promptsOf(step, played.outputs)) {
      const scope = { input, outputs: played.outputs, ...(item !== undefined && { item }) };
      played.prompts[name] = String(await liquid.parseAndRender(prompt, scope));
    }
    const facts = { ...FACTS, flow: flow.name, ...scene.facts };
    const context = { band, project, input, facts };
    const result = await perform(step, scene, played, context).catch((error: unknown) => ({
      fail: messageOf(error),
    }));
    if ("output" in result) {
      played.outputs[step.id] = asJson(result.output);
      played.settled[step.id] = { status: "completed" };
      continue;
    }
    played.settled[step.id] = { status: "failed", reason: result.fail };
    if (!step.onFailure.includes("continue")) {
      return { ...played, failed: `${step.id}: ${result.fail}` };
    }
  }
  return played;
}

/** Briefs of a step by name: one, or one for each element of a map. */
function promptsOf(step: Step, outputs: Played["outputs"]): [string, string, Json?][] {
  if (step.kind === "agent") return [[step.id, step.prompt]];
  if (step.kind !== "map" || step.each.kind !== "agent") return [];
  const { prompt } = step.each;
  return elementsOf(step, outputs).map(([key, item]) => [`${step.id}/${key}`, prompt, item]);
}

/** Elements of a map under their keys, as many as its cap allows. */
function elementsOf(step: MapStep, outputs: Played["outputs"]): [string, Json][] {
  const list = z.array(z.json()).parse(resolveOperand(step.over, (id) => outputs[id]) ?? []);
  return list.slice(0, step.cap).map((item, index) => {
    const key = z.string().safeParse(atPath(item, step.key ?? "?"));
    return [key.data ?? String(index), item];
  });
}

function whySkipped(step: Step, { settled, outputs }: Played): string | undefined {
  const missing = step.after.find((id) => settled[id]?.status !== "completed");
  if (step.join === "all" && missing !== undefined) {
    return `${missing} was ${settled[missing]?.status ?? "not there"}`;
  }
  if (step.when && !holds(step.when, (id) => outputs[id])) return step.otherwise ?? "when";
  return undefined;
}

async function perform(
  step: Step,
  scene: Scene,
  { outputs, settled }: Played,
  context: Pick<CodeContext, "band" | "project" | "input" | "facts">,
): Promise<Canned> {
  const canned = scene.steps[step.id];
  if (canned && "fail" in canned) return canned;
  if (step.kind === "agent") {
    const output = canned?.output ?? usual(step.id);
    if (step.output === "markdown") return { output };
    const parsed = z
      .fromJSONSchema(z.record(z.string(), z.any()).parse(step.output.schema))
      .safeParse(output);
    if (!parsed.success) return { fail: z.prettifyError(parsed.error) };
    const broken = step.postconditions.find(
      ({ test }) => test && !holds(test, (id) => (id === "self" ? asJson(output) : outputs[id])),
    );
    return broken ? { fail: broken.name } : { output };
  }
  if (canned) return canned;
  if (step.kind === "map") {
    const each = elementsOf(step, outputs).map(([key]) => {
      const own = scene.steps[`${step.id}/${key}`];
      return own && "fail" in own
        ? { key, status: "failed", error: own.fail }
        : { key, status: "completed", output: asJson(own?.output ?? NOTHING) };
    });
    return { output: each };
  }
  if (step.id === "citations") return { output: check(outputs, scene) };
  if (step.id === "after-check") return { output: { clean: true, changes: [] } };
  if (step.id === "history") return { output: { earlier: null } };
  if (step.id === "facts") return { output: { path: "/data/facts.json", missing: [] } };
  const named = flowFunctions.find(
    (each) => step.kind === "code" && step.run === `${each.name}@${each.version}`,
  );
  if (!named || step.kind !== "code") return { fail: `nobody plays ${step.id}` };
  const output = await named.run({
    ...context,
    run: "r1",
    step: step.id,
    input: step.input,
    runInput: context.input,
    outputs,
    settled,
    signal: { aborted: false },
  });
  return { output };
}

function usual(step: string): unknown {
  if (step === "synth") return { summary: "All is well.", recommendations: [], good: [] };
  if (step === "validate") {
    return {
      verdicts: [{ finding: "none", verdict: "cannot-verify", reason: "" }],
      confidence: "low",
    };
  }
  return NOTHING;
}

function check(outputs: Record<string, Json>, scene: Scene): CitationsOutput {
  const { toCheck } = z.object({ toCheck: toCheckSchema }).parse(outputs["adjust"]);
  return {
    checked: toCheck.map(({ key, citations }) => ({
      key,
      citations: citations.map((citation) => ({
        ...citation,
        status: scene.check?.(citation.quote) ?? "verified",
      })),
    })),
  };
}
