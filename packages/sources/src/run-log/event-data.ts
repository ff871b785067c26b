import type { Json } from "@wheelhouse/core";
import type { LogLine, LogObject } from "./log-line.ts";

/** Data of an event together with what any line may say: `msg`, `level`, `actor`, and all that is left as `more`. */
export function withRest(meaning: LogObject, line: LogLine): { readonly [key: string]: Json } {
  const data: { [key: string]: Json } = {};
  for (const name in meaning) {
    const value = meaning[name];
    if (value !== undefined) data[name] = value;
  }
  let more: { [key: string]: Json } | undefined;
  for (const name in line.all) {
    const value = line.all[name];
    if (value === undefined || OWN.has(name)) continue;
    if (ABOUT.has(name) && typeof value === "string") {
      if (name !== "msg" || !("text" in data)) data[name] = value;
    } else if (SAID[line.kind]?.has(name) !== true) {
      const left = name === "data" ? leftOf(line) : value;
      if (left !== undefined) (more ??= {})[name] = left;
    }
  }
  if (more !== undefined) data["more"] = more;
  return data;
}

/** What is in a line's `data` that is not said elsewhere in the event. */
function leftOf({ all, data, kind }: LogLine): Json | undefined {
  const said = SAID[kind];
  if (data === undefined || said === undefined) return all["data"];
  let left: { [key: string]: Json } | undefined;
  for (const name in data) {
    const value = data[name];
    if (value !== undefined && name !== "__proto__" && (!said.has(name) || name in all))
      (left ??= {})[name] = value;
  }
  return left;
}

/** An object without what is undefined. */
export function present(data: LogObject): { readonly [key: string]: Json } {
  const kept: { [key: string]: Json } = {};
  for (const [name, value] of Object.entries(data)) if (value !== undefined) kept[name] = value;
  return kept;
}

/** What makes a line one; of no interest to a person. */
const OWN: ReadonlySet<string> = new Set(["v", "ts", "kind", "run_id", "seq", "__proto__"]);
const ABOUT: ReadonlySet<string> = new Set(["msg", "level", "actor"]);

const said = (...names: readonly string[]): ReadonlySet<string> => new Set(names);
/** Fields whose whole meaning is in the event, by kind. */
const SAID: { readonly [kind: string]: ReadonlySet<string> } = {
  "phase.entered": said("phase"),
  "candidate.selected": said("candidate"),
  "candidate.dropped": said("candidate"),
  "queue.item.picked": said("item"),
  "queue.item.cleared": said("item"),
  "queue.item.blocked": said("item", "reason"),
  "wheel.requested": said("reason", "item", "expected_action"),
  "wheel.taken": said("by"),
  "wheel.released": said("by"),
  "span.start": said("span_id", "parent_span_id", "name"),
  "span.end": said("span_id", "ok"),
  "session.spawned": said(
    "session_id",
    "parent_session_id",
    "agent",
    "model",
    "role",
    "title",
    "cwd",
    "version",
  ),
  "run.started": said("title", "goal", "repos", "repo", "project"),
  "run.failed": said("reason", "error"),
  "run.aborted": said("reason", "error"),
};
