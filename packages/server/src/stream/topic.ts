import { WheelhouseError } from "@wheelhouse/core";

/** Topics that are of no run. */
const PLAIN = ["runs", "requests", "signals", "sources", "flows", "alerts", "inbox"] as const;
type Plain = (typeof PLAIN)[number];

/**
 * What a reader can follow (http-api 5.4). `rows` is a run's own stream, one frame an event; `cards` is a board's own
 * stream, which takes cards from the board itself.
 */
export type Topic =
  | { readonly kind: Plain; readonly name: string }
  | { readonly kind: "run"; readonly name: string; readonly run: string }
  | { readonly kind: "state"; readonly name: string; readonly run: string }
  | { readonly kind: "rows"; readonly name: string; readonly run: string }
  | { readonly kind: "issues"; readonly name: string; readonly project: string }
  | { readonly kind: "schedules"; readonly name: string; readonly project: string }
  | { readonly kind: "thread"; readonly name: string; readonly thread: string }
  | { readonly kind: "cards"; readonly name: string; readonly project: string }
  | { readonly kind: "step"; readonly name: string; readonly run: string; readonly step: string };

/** Most topics of one stream. */
const MOST = 64;
const RUN = /^run:([A-Za-z0-9_-]{1,100})$/;
const STATE = /^state:([A-Za-z0-9_-]{1,100})$/;
const ISSUES = /^issues:([A-Za-z0-9._-]{1,300})$/;
const SCHEDULES = /^schedules:([A-Za-z0-9._-]{1,300})$/;
const THREAD = /^thread:([A-Za-z0-9._-]{1,300}\/[a-z0-9][a-z0-9-]{0,59})$/;
const STEP = /^step:([A-Za-z0-9_-]{1,100})\/([^\s,]{1,300})$/;

/** The name of the topic with what one step's agent says and does. */
export function stepTopic(run: string, step: string): string {
  return `step:${run}/${step}`;
}

/** The name of the topic with the steps of a run and the run itself, as they are. */
export function stateTopic(run: string): string {
  return `state:${run}`;
}

/** The topic of a run's own stream; it cannot be asked for by name. */
export function rowsTopic(run: string): Topic {
  return { kind: "rows", name: `rows:${run}`, run };
}

/** The name of the topic with the issues of a project as they are. */
export function issuesTopic(project: string): string {
  return `issues:${project}`;
}

/** The topic of a board's own stream; it cannot be asked for by name. */
export function cardsTopic(project: string): Topic {
  return { kind: "cards", name: `cards:${project}`, project };
}

/** The topics of a list with commas. Throws `usage` for one that there is not, for none and for too many. */
export function parseTopics(list: string): readonly Topic[] {
  const names = [...new Set(list.split(",").filter((name) => name !== ""))];
  if (names.length === 0 || names.length > MOST)
    throw wrong(`A stream has 1 to ${MOST} topics, and not ${names.length}.`);
  return names.map(parseTopic);
}

function parseTopic(name: string): Topic {
  const plain = PLAIN.find((each) => each === name);
  if (plain !== undefined) return { kind: plain, name };
  const run = RUN.exec(name)?.[1];
  if (run !== undefined) return { kind: "run", name, run };
  const state = STATE.exec(name)?.[1];
  if (state !== undefined) return { kind: "state", name, run: state };
  const project = ISSUES.exec(name)?.[1];
  if (project !== undefined) return { kind: "issues", name, project };
  const scheduled = SCHEDULES.exec(name)?.[1];
  if (scheduled !== undefined) return { kind: "schedules", name, project: scheduled };
  const thread = THREAD.exec(name)?.[1];
  if (thread !== undefined) return { kind: "thread", name, thread };
  const [, of, step] = STEP.exec(name) ?? [];
  if (of !== undefined && step !== undefined) return { kind: "step", name, run: of, step };
  throw wrong(`There is no topic ${JSON.stringify(name.slice(0, 100))}.`);
}

function wrong(message: string): WheelhouseError {
  return new WheelhouseError("usage", message, {
    hint: "Topics are runs, requests, signals, sources, flows, alerts, inbox, issues:<project>, schedules:<project>, thread:<project>/<name>, state:<id>, run:<id> and step:<id>/<step>, with commas between them.",
  });
}
