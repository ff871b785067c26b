import type { RunEvent, RunState } from "@wheelhouse/core";
import { promptLiquid, scopeOf } from "./render-prompt.ts";

/** Longest text of a request, in characters: a person reads it. */
const MOST = 20_000;

/**
 * The question of a request's step with the outputs that it is about in place of their names, so that the journal has the
 * very words that a person is asked, and those that an option sends back with. Every other event stays as it is. A text that
 * cannot be rendered stays as written.
 */
export function requestText(event: RunEvent, state: RunState): RunEvent {
  if (event.type !== "request.opened") return event;
  const step = state.steps.get(event.step);
  if (step?.def.kind !== "request" || event.data.text !== step.def.text) return event;
  const scope = scopeOf(state, step);
  const options = event.data.options.map((option) => {
    const { effect } = option;
    if (typeof effect !== "object" || effect.reason === undefined) return option;
    return { ...option, effect: { ...effect, reason: rendered(effect.reason, scope) } };
  });
  return { ...event, data: { ...event.data, text: rendered(event.data.text, scope), options } };
}

function rendered(template: string, scope: object): string {
  try {
    const text: unknown = promptLiquid.parseAndRenderSync(template, scope);
    return String(text).trim().slice(0, MOST);
  } catch {
    return template;
  }
}
