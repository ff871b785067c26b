import { holds } from "../plan/predicate.ts";
import { expandContainer } from "./decide-container.ts";
import { type Deciding, wishFor } from "./deciding.ts";
import type { RequestOption, RequestStep } from "../plan/step.ts";
import type { StepState } from "./state.ts";

/** Begins a step whose dependencies are settled, or skips it. */
export function enterStep(into: Deciding, step: StepState): void {
  const { def, dependencies } = step;
  const skip = (reason: string, cause?: string): void =>
    void into.events.push({
      type: "step.skipped",
      step: step.id,
      data: cause === undefined ? { reason } : { reason, cause },
    });
  const needed =
    def.join === "all"
      ? dependencies.length
      : def.join === "some"
        ? Math.min(1, dependencies.length)
        : 0;
  if (step.completedDependencies < needed) {
    const cause = dependencies.find((dependency) => dependency.status !== "completed");
    return skip(
      `${cause?.id ?? "a dependency"} was ${cause?.status ?? "not completed"}${cause?.reason === undefined ? "" : `: ${cause.reason}`}`,
      cause?.id,
    );
  }
  if (def.when && !holds(def.when, (id) => into.state.steps.get(id)?.output)) {
    return skip(def.otherwise ?? "its condition does not hold");
  }
  // What a send-back says stays with its target, and with nothing that is only done anew after it.
  if (def.onlySentBack === true && step.guidance === undefined)
    return skip(def.otherwise ?? "nothing was sent back to it");
  switch (def.kind) {
    case "agent":
    case "code":
    case "run":
      return void into.starts.push(wishFor(into.state, step, "author"));
    case "request": {
      const data = {
        request: into.nextRequest(),
        kind: def.ask,
        text: def.text,
        options: offered(into, def),
        ...(def.about && { about: def.about }),
      };
      const expiresAt = def.expiresMs === undefined ? {} : { expiresAt: into.now + def.expiresMs };
      return void into.events.push({
        type: "request.opened",
        step: step.id,
        data: { ...data, ...expiresAt },
      });
    }
    case "map":
    case "scope":
      return expandContainer(into, step);
    default:
      return def satisfies never;
  }
}

/** The options of a request that hold as it is opened. */
function offered({ state }: Deciding, { options }: RequestStep): RequestOption[] {
  return options
    .filter(({ when }) => !when || holds(when, (id) => state.steps.get(id)?.output))
    .map(({ id, label, effect }) => ({ id, label, effect }));
}
