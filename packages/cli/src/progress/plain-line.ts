import { formatDuration, oneLine, type StoredRunEvent } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import { nameOf, outcomeOf } from "./describe-step.ts";
import type { RunModel } from "./run-model.ts";

/** Longest outcome and longest error that a line carries, in characters; the whole is in the journal. */
const MOST_WORDS = 140;
const MOST_ERROR = 300;

/**
 * One line for an event that moves a step, for an output that is not a terminal; undefined for the
 * others. `model` has taken the event already.
 */
export function plainLine(model: RunModel, event: StoredRunEvent): string | undefined {
  const text = textOf(model, event);
  if (text === undefined) return undefined;
  const since = event.at - (model.state.started?.at ?? event.at);
  return `${formatDuration(since).padStart(7)}  ${text}`;
}

function textOf(model: RunModel, event: StoredRunEvent): string | undefined {
  const { state } = model;
  const step =
    "step" in event && event.step !== undefined ? state.steps.get(event.step) : undefined;
  const name = step ? nameOf(step) : "";
  switch (event.type) {
    case "run.started": {
      const { created } = state;
      const facts = [created?.project.path, created?.band].filter((part) => part !== undefined);
      return `run ${state.id}: ${clean(created?.flow ?? "")} · ${clean(facts.join(" · "))}`;
    }
    case "attempt.started": {
      const { role, generation, ordinal } = event.data;
      const which = [
        role === "author" ? "" : `${role} `,
        ordinal > 1 && role === "author" ? `attempt ${ordinal}` : "",
        generation > 1 ? ` of round ${generation}` : "",
      ].join("");
      return `● ${name}${which === "" ? "" : `  ${which.trim()}`}`;
    }
    case "session.opened":
    case "session.resumed": {
      const { agent, level, modelFree, model: says, mode } = event.data;
      const same = [...model.log.attempts.values()].filter((each) => each.agent === agent);
      const facts = [agent, modelFree ? "no model" : says, mode && `mode ${mode}`, level];
      return same.length === 1 ? `  ${clean(facts.filter(Boolean).join(", "))}` : undefined;
    }
    case "agent.note":
      return `! ${name}  ${oneLine(clean(event.data.text), MOST_ERROR)}`;
    case "attempt.failed":
      return `! ${name}  ${event.data.class}: ${oneLine(clean(event.data.error), MOST_ERROR)}`;
    case "attempt.lost":
      return `! ${name}  lost: ${clean(event.data.reason)}`;
    case "attempt.parked": {
      const { ask, until, reason } = event.data;
      if (ask) return undefined;
      const left = until === undefined ? 0 : until - event.at;
      const next = left > 0 ? `; next try in ${formatDuration(left)}` : "";
      return `‖ ${name}  ${oneLine(clean(reason), MOST_ERROR).replace(/[.;]+$/, "")}${next}`;
    }
    case "critic.judged": {
      const { round, verdict, findings } = event.data;
      const [first = ""] = verdict === "accept" ? [] : findings;
      const others =
        findings.length > 1 && first !== "" ? ` (and ${findings.length - 1} more)` : "";
      const why = first === "" ? "" : `  ${oneLine(clean(first), MOST_ERROR)}${others}`;
      return `  ${name}  critic, round ${round}: ${verdict}${why}`;
    }
    case "step.completed":
    case "step.failed":
    case "step.skipped": {
      if (!step) return undefined;
      const span = model.spanOf(step);
      const time = span?.to === undefined ? "" : `  ${formatDuration(span.to - span.from)}`;
      const sign = event.type === "step.completed" ? "✓" : event.type === "step.failed" ? "✗" : "–";
      const words = oneLine(outcomeOf(step), MOST_WORDS);
      return `${sign} ${name}${time}${words === "" ? "" : `  ${words}`}`;
    }
    case "step.sentBack":
      return `↩ ${name} sends back to ${event.data.to}: ${clean(event.data.reason)}`;
    case "request.opened":
      return `? ${event.data.request}  ${clean(event.data.text)}`;
    case "request.answered": {
      const said = [event.data.option, event.data.text].filter((part) => part !== undefined);
      return `  ${event.data.request}  answered by ${clean(event.data.by)}: ${clean(said.join(", "))}`;
    }
    case "request.expired":
      return `! ${event.data.request}  nobody answered in time`;
    case "run.paused":
      return `‖ paused by ${clean(event.data.by)}: ${clean(event.data.reason)}`;
    case "run.resumed":
      return `● resumed by ${clean(event.data.by)}`;
    case "cancel.requested":
      return `– cancel, asked for by ${clean(event.data.by)}`;
    case "run.completed":
      return "✓ completed";
    case "run.failed":
      return `✗ failed: ${oneLine(clean(event.data.error), MOST_WORDS)}`;
    case "run.cancelled":
      return `– cancelled by ${clean(event.data.by)}`;
    default:
      return undefined;
  }
}
