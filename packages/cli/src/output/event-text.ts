import {
  type ForeignEvent,
  isKnownEvent,
  isObservedEvent,
  observedText,
  oneLine,
  type StoredRunEvent,
} from "@wheelhouse/core";
import { clean } from "./clean.ts";
import type { Paint } from "./paint.ts";
import { truncate } from "./width.ts";

/** An event in one line: its type, where it happened, and what is in it, also of a type that this version does not know. */
export function eventText(event: ForeignEvent, paint: Paint, columns: number): string {
  const place = event.attempt ?? event.step;
  const head = `${colourOf(event.type, paint)(event.type)}${place === undefined ? "" : ` ${clean(place)}`}`;
  const words = isKnownEvent(event) ? wordsOf(event) : saidIn(event.data);
  const line = words === "" ? head : `${head}  ${paint.dim(clean(words))}`;
  return Number.isFinite(columns) ? truncate(line, columns) : line;
}

function colourOf(type: string, paint: Paint): (text: string) => string {
  if (/failed|lost|exceeded|expired/.test(type)) return paint.red;
  if (type.endsWith("completed")) return paint.green;
  if (/^request|paused|sentBack|reopened|cancel|blocked$|^wheel/.test(type)) return paint.yellow;
  return type.startsWith("agent.") ? paint.dim : paint.cyan;
}

const DECIDED = { allow_once: "allowed once", reject: "refused", ask: "asks about" } as const;

/** What a person looks for in an event; the whole of it is in `logs --json`. */
function wordsOf(event: StoredRunEvent): string {
  if (isObservedEvent(event)) return observedText(event);
  switch (event.type) {
    case "run.created":
      return [
        event.data.flow,
        event.data.project.path === "" ? "" : ` on ${event.data.project.path}`,
        `, by ${event.data.by}`,
      ].join("");
    case "run.planned":
      return `${event.data.plan.steps.length} steps, plan ${event.data.hash.slice(0, 12)}`;
    case "attempt.started": {
      const { role, ordinal, resume } = event.data;
      return `${role}, attempt ${ordinal}${resume === undefined ? "" : ", in the same session"}`;
    }
    case "attempt.completed":
    case "step.taken":
    case "step.completed":
      return event.data.output === undefined ? "" : oneLine(textOf(event.data.output), 200);
    case "session.opened":
    case "session.resumed": {
      const { agent, version = "", model, mode, level } = event.data;
      const facts = [`${agent} ${version}`.trim(), model, mode && `mode ${mode}`, level];
      return facts.filter(Boolean).join(", ");
    }
    case "agent.permission": {
      const { decision, title, kind, why } = event.data;
      return `${DECIDED[decision]} ${title ?? kind}: ${why}`;
    }
    case "attempt.parked":
      return event.data.ask ? `asks: ${oneLine(event.data.ask.text, 200)}` : event.data.reason;
    case "budget.exceeded": {
      const { scope, limit, spent } = event.data;
      return `${spent} of ${limit} ${scope === "costUsd" ? "US dollars" : scope}`;
    }
    case "agent.tool.started":
      return event.data.title;
    case "agent.tool.updated":
      return event.data.status;
    case "request.opened":
      return `${event.data.request}: ${oneLine(event.data.text, 200)}`;
    case "request.answered": {
      const { request, by, option, text } = event.data;
      return `${request} by ${by}: ${[option, text].filter((part) => part !== undefined).join(", ")}`;
    }
    case "critic.judged":
      return [`${event.data.verdict} (round ${event.data.round})`, ...event.data.findings].join(
        "; ",
      );
    case "step.sentBack":
      return `to ${event.data.to}: ${event.data.reason}`;
    default:
      return saidIn(event.data);
  }
}

/** What an event says for a person, else all that is in it. */
function saidIn(data: unknown): string {
  if (typeof data === "object" && data !== null) {
    const said = "text" in data ? data.text : "msg" in data ? data.msg : undefined;
    if (typeof said === "string" && said !== "") return oneLine(said, 200);
  }
  return oneLine(textOf(data), 200);
}

/** The one text in a value, when there is one; else its JSON. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const parts = Object.values(value);
  if (parts.length === 0) return "";
  return parts.every((part) => typeof part === "string" || typeof part === "number")
    ? parts.join(", ")
    : JSON.stringify(value);
}
