import type { Json } from "../../json.ts";
import type { FailureClass } from "../../plan/step.ts";
import { agent, approval, code, map, plannedSteps, scope } from "../../fixtures/make-steps.ts";
import type { StepInput } from "../../plan/step.ts";
import type { EventOf } from "../events.ts";
import type { RunState, StepState } from "../state.ts";
import { done, failing, type Outcome, verdict } from "./performer.ts";
import type { Random } from "./random.ts";

const CLASSES: readonly FailureClass[] = [
  "agent",
  "output",
  "empty",
  "timeout",
  "silence",
  "wrote",
  "refused",
  "unavailable",
  "auth",
  "endpoint",
  "budget",
];

/**
 * Ends attempts at random: work, failures of every class, rejections, send-backs, questions, rate
 * limits, revisions. What a step hands in depends on its id: `list…` a list, `plan…` the steps of a
 * scope. `wildness` from 0 (all goes well) to 1.
 */
export function randomOutcome(
  random: Random,
  wildness: number,
  started: EventOf<"attempt.started">,
  state: RunState,
  now: number,
): Outcome {
  const step = state.steps.get(started.step);
  if (!step) return failing();
  const wild = (chance: number): boolean => random.chance(chance * wildness);
  const usage = random.chance(0.8)
    ? {
        inputTokens: random.below(20),
        outputTokens: random.below(20),
        costUsd: random.below(9) / 8,
        ...(random.chance(0.5) ? { cachedTokens: random.below(9) } : {}),
      }
    : undefined;
  const spent = usage ? { usage } : {};
  if (wild(0.15)) return { ...failing(random.pick(CLASSES)), ...spent };
  if (wild(0.05)) return { end: "lost", reason: "it vanished" };
  if (wild(0.05)) return { end: "parked", reason: "expiry", until: now + random.below(50) };
  if (wild(0.05) && step.def.kind === "agent") {
    const effects = ["continue", "output", "stop", { sendBack: "nobody" }] as const;
    const options = effects
      .filter(() => random.chance(0.3))
      .map((effect, index) => ({ id: `o${index}`, label: "?", effect }));
    const ask = { text: "Which?", options };
    const permission = { fingerprint: String(random.below(3)), kind: "fetch", title: "Fetch" };
    switch (random.below(4)) {
      case 0:
        return { end: "parked", reason: "it asks", ask: { ...ask, permission } };
      case 1:
        return { end: "parked", reason: "not signed in", ask: { ...ask, shared: "sign-in" } };
      case 2:
        return {
          end: "parked",
          reason: "a limit",
          until: now + random.below(50),
          ask: { ...ask, shared: "limit" },
        };
      default:
        return { end: "parked", reason: "it asks", ask };
    }
  }
  if (started.data.role === "critic") return judge(random, wild, step);
  if (started.data.role === "supervisor") return done(revision(random, wild, step, state));
  const checks = wild(0.1) ? { checks: [{ name: "fits", ok: false }] } : {};
  const digest = { digest: `d${random.below(3)}` };
  const to = step.def.kind === "agent" ? random.pick(step.def.sendBackTo) : undefined;
  const back = to !== undefined && wild(0.5) ? { sendBack: { to, reason: reasonOf(random) } } : {};
  return done(outputOf(random, wild, step.id), { ...spent, ...checks, ...digest, ...back });
}

function judge(random: Random, wild: (chance: number) => boolean, step: StepState): Outcome {
  const to = step.def.kind === "agent" ? random.pick(step.def.sendBackTo) : undefined;
  if (to !== undefined && wild(0.3))
    return done({ verdict: "reject", findings: [], sendBack: { to, reason: reasonOf(random) } });
  if (wild(0.05)) return done("I like it");
  if (wild(0.05)) return verdict("cannot-verify");
  return wild(0.4)
    ? verdict("reject", [`f${random.below(4)}`, reasonOf(random)])
    : verdict("accept");
}

function reasonOf(random: Random): string {
  return `because ${random.below(1_000_000)}`;
}

function outputOf(random: Random, wild: (chance: number) => boolean, id: string): Json {
  const local = id.slice(id.lastIndexOf("/") + 1);
  if (local.startsWith("list")) {
    if (wild(0.1)) return "no list";
    const keys = ["a", "b", "a.3", "a", "_x", 7];
    return Array.from({ length: random.below(5) }, () => ({ key: random.pick(keys) ?? null }));
  }
  if (local.startsWith("plan")) return wild(0.1) ? { steps: [] } : plannedSteps(innerSteps(random));
  return { stop: random.chance(0.5), n: random.below(4) };
}

/** Steps of a scope: a chain or a fan that may hold a map and a judge that sends back. */
function innerSteps(random: Random): StepInput[] {
  const onFailure = random.chance(0.5) ? [{ retry: { count: 1 } }] : [];
  const steps: StepInput[] = [agent("list", { onFailure }), agent("a", { onFailure })];
  if (random.chance(0.4)) steps.push(map("each", "list", { key: "key", onFailure: ["continue"] }));
  if (random.chance(0.2)) steps.push(agent("plan"), scope("inner", "plan", { onFailure: ["ask"] }));
  if (random.chance(0.3)) steps.push(approval("ok", { after: ["a"], backTo: ["a"] }));
  if (random.chance(0.5)) steps.push(agent("b", { after: ["a"], onFailure: ["repair"] }));
  const after = steps.map((step) => step.id);
  steps.push(
    agent("judge", { after, join: "settled", sendBackTo: ["a"], onFailure: ["continue"] }),
  );
  return [...steps, code("last", { after: ["judge"] })];
}

function revision(
  random: Random,
  wild: (chance: number) => boolean,
  step: StepState,
  state: RunState,
): Json {
  if (wild(0.3)) return "I do not know";
  const name = `fix${random.below(1_000)}`;
  const siblings = [...state.steps.values()].filter((each) => each.parent === step.parent);
  const keep = siblings.flatMap((each) =>
    random.chance(0.3) ? [each.id.slice(each.id.lastIndexOf("/") + 1)] : [],
  );
  const after = random.chance(0.3) ? keep.slice(0, 1) : [];
  const steps = plannedSteps([
    agent(name, { after }),
    code(`${name}.last`, { after: [random.chance(0.9) ? name : "nobody"] }),
  ]);
  return { ...steps, keep, reason: "it was wrong" };
}
