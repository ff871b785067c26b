import { type Deciding, timerId, wishFor } from "./deciding.ts";
import { failureOf } from "./ladder.ts";
import { hasAttempts } from "./retry-rung.ts";
import type { Answer, StepState } from "./state.ts";

/** What follows from a person's answer. The answer is consumed in the append that makes the run move. */
export function decideAnswer(into: Deciding, step: StepState): void {
  const { answer } = step;
  if (!answer) return;
  const { effect, by } = answer;
  const said = [answer.option, answer.text].filter((part) => part !== undefined).join(": ");
  // An agent's question gets its answer, whatever effect its author wrote beside an option.
  if (answer.kind === "agent") return goOn(into, step, said);
  if (effect === "stop") {
    const reason = said === "" ? "stopped by an answer" : said;
    return void into.events.push({ type: "cancel.requested", data: { by, reason } });
  }
  if (typeof effect === "object")
    return sendBack(into, step, effect.sendBack, reasonOf(effect.reason, answer), by);
  if (answer.kind === "ladder") return decideLadder(into, step, answer);
  into.events.push({
    type: "step.completed",
    step: step.id,
    data: { output: { option: answer.option ?? null, text: answer.text ?? null, by } },
  });
}

/** Why a person sends work back: what the plan says of that option, and what they say themselves. */
function reasonOf(planned: string | undefined, { text, by }: Answer): string {
  const said = [planned, text].filter((part) => part !== undefined && part.trim() !== "");
  return said.length === 0 ? `sent back by ${by}` : said.join("\n\n");
}

/** An attempt goes on once it is answered; where a provider's limit was asked about, when that ends. */
function goOn(into: Deciding, step: StepState, said: string): void {
  const { state, now } = into;
  const until = step.park?.until ?? 0;
  if (until <= now) return void into.starts.push(wishFor(state, step, step.role, said));
  into.events.push({
    type: "timer.set",
    step: step.id,
    data: { timer: timerId(step, state), until, why: step.park?.reason ?? "parked" },
  });
}

/**
 * Opens the request of an attempt that asks. Attempts that ask the same share one: while it is open
 * they wait, and its answer lets them all go on.
 */
export function decideAsk(into: Deciding, step: StepState): void {
  const { state, events } = into;
  const { ask, seq } = step.park ?? {};
  if (!ask || seq === undefined) return;
  const { shared, permission, text, options } = ask;
  if (shared !== undefined) {
    if (isOpen(into, shared)) return;
    const said = [...state.answers.values()].some(
      (answer) => answer.shared === shared && answer.seq > seq,
    );
    if (said) return goOn(into, step, "");
  }
  events.push({
    type: "request.opened",
    step: step.id,
    data: {
      request: into.nextRequest(),
      kind: "agent",
      text,
      options: [...options],
      ...(permission === undefined ? {} : { permission }),
      ...(shared === undefined ? {} : { shared }),
    },
  });
}

function isOpen({ state, events }: Deciding, shared: string): boolean {
  for (const request of state.requests.values()) if (request.shared === shared) return true;
  return events.some((event) => event.type === "request.opened" && event.data.shared === shared);
}

/** What a person wants done about a failed step. */
function decideLadder(into: Deciding, step: StepState, { effect, text, by }: Answer): void {
  const { class: kind, error, role } = failureOf(step);
  if (effect === "retry") {
    // What has no attempts of its own is begun anew.
    if (!hasAttempts(step)) return sendBack(into, step, step.id, text ?? error, by);
    into.starts.push(wishFor(into.state, step, role, error));
  } else if (effect === "accept") {
    into.events.push({ type: "step.completed", step: step.id, data: {} });
  } else {
    const data = { class: kind, error, tolerated: true };
    into.events.push({ type: "step.failed", step: step.id, data });
  }
}

/** A person's send-back is not counted. It waits while another one is under way. */
function sendBack(into: Deciding, step: StepState, to: string, reason: string, by: string): void {
  if (into.state.reopening) return;
  into.events.push({ type: "step.sentBack", step: step.id, data: { to, reason, round: 1, by } });
}
