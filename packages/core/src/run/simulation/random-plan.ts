import {
  agent,
  approval,
  code,
  critic,
  map,
  planOf,
  scope,
  sub,
} from "../../fixtures/make-steps.ts";
import { FAILURE_RUNGS } from "./failure-rungs.ts";
import type { Plan } from "../../plan/plan.ts";
import type { StepInput } from "../../plan/step.ts";
import type { Random } from "./random.ts";

/** A valid plan of about `size` steps with every kind of step, edge and policy. */
export function randomPlan(random: Random, size: number): Plan {
  const steps: StepInput[] = [];
  const kinds = new Map<string, StepInput["kind"]>();
  for (let number = 0; number < size; number++) {
    const step = randomStep(random, number, steps, kinds);
    kinds.set(step.id, step.kind);
    steps.push(step);
  }
  const limits = random.chance(0.2) ? { limits: { tokens: 100 + random.below(400) } } : {};
  return planOf(steps, { ...limits, report: steps.at(-1)?.id ?? "" });
}

function randomStep(
  random: Random,
  number: number,
  steps: readonly StepInput[],
  kinds: ReadonlyMap<string, StepInput["kind"]>,
): StepInput {
  const chance = steps.length < 4 ? 0.5 : 3 / steps.length;
  const after = steps.map(({ id }) => id).filter(() => random.chance(chance));
  const before = ancestors(steps, after);
  const join = random.pick(["all", "all", "some", "settled"] as const) ?? "all";
  const reads = random.pick([...before]);
  const when =
    reads !== undefined && random.chance(0.2)
      ? { when: { eq: [{ out: reads, path: "stop" }, { value: true }] as const } }
      : {};
  const onFailure = random.pick(FAILURE_RUNGS) ?? [];
  const onlySentBack = random.chance(0.05);
  const common = { after, join, ...when, onlySentBack, onFailure: [...onFailure] };
  // What has no attempts of its own has none to retry.
  const held = { ...common, onFailure: onFailure.filter((rung) => typeof rung === "string") };
  const takers = [...before].filter((id) => !["code", "request"].includes(kinds.get(id) ?? ""));
  const sendBackTo = takers.filter(() => random.chance(0.3));
  const list = [...before].findLast((id) => id.startsWith("list"));
  const plan = [...before].findLast((id) => id.startsWith("plan"));
  const kind = random.below(10);
  if (kind < 1 && list !== undefined)
    return { ...map(`map${number}`, list, { key: "key", each: randomItem(random) }), ...held };
  if (kind < 3 && plan !== undefined) return { ...scope(`scope${number}`, plan), ...held };
  if (kind < 4 && random.chance(0.4))
    return sub(`sub${number}`, {
      ...common,
      onFailure: onFailure.filter((rung) => rung !== "repair"),
    });
  if (kind < 4) return code(`code${number}`, common);
  if (kind < 5) {
    const expires = random.chance(0.3) ? { expiresMs: 1 + random.below(40) } : {};
    return approval(`ask${number}`, { ...held, ...expires, backTo: sendBackTo });
  }
  const name = random.pick(["list", "plan", "plan", "draft", "draft"]) ?? "draft";
  const judged = random.chance(0.4) ? { critic: critic(1 + random.below(3)) } : {};
  const limits = random.chance(0.1) ? { limits: { tokens: 60 } } : {};
  return agent(`${name}${number}`, { ...common, ...judged, ...limits, sendBackTo });
}

/** An item with a ladder of its own, which cannot repair. */
function randomItem(random: Random) {
  const onFailure = (random.pick(FAILURE_RUNGS) ?? []).filter((rung) => rung !== "repair");
  const { id: _id, ...item } = agent("item", { onFailure });
  return item;
}

function ancestors(steps: readonly StepInput[], after: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const id of after) {
    found.add(id);
    const step = steps.find((each) => each.id === id);
    for (const further of ancestors(steps, step?.after ?? [])) found.add(further);
  }
  return found;
}
