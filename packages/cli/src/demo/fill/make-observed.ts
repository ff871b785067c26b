import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sampleSession, SESSION } from "./sample-session.ts";

const MINUTE = 60_000;

/** What the demonstration has of other harnesses, below a data directory. */
export interface SampleSources {
  /** A state directory with one run.log. */
  readonly stateDirectory: string;
  /** A place with one session file, as Claude Code keeps them. */
  readonly sessions: string;
}

/** Where the sample logs of other harnesses are, made or not. */
export function sampleSources(home: string): SampleSources {
  const root = join(home, "sample-harness");
  return { stateDirectory: join(root, "runs"), sessions: join(root, "sessions") };
}

/**
 * Writes what two other harnesses would have left: the log of a run that asks for a person, and the session file of the
 * agent that worked in it. `project` is the repository that they touch, `now` the wall clock in milliseconds.
 */
export function makeObserved(home: string, project: string, now: number): void {
  const { stateDirectory, sessions } = sampleSources(home);
  const run = join(stateDirectory, "night-shift-12");
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, "run.log"), linesOf(nightShift(project), now));
  const place = join(sessions, project.replaceAll(/[^A-Za-z0-9]/g, "-"));
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, `${SESSION}.jsonl`), sampleSession(project, now - 34 * MINUTE));
}

/** An event of a run.log without its time: how many minutes it is ago. */
type Past = readonly [ago: number, kind: string, members?: object];

function nightShift(project: string): readonly Past[] {
  const item = `${basename(project)}:deploy_failing`;
  return [
    [
      41,
      "run.started",
      {
        data: { title: "Night shift: empty the queue", goal: "Empty the queue", repos: [project] },
      },
    ],
    [41, "phase.entered", { phase: "build", actor: "conductor" }],
    [40, "queue.item.picked", { item }],
    [
      38,
      "candidate.selected",
      { candidate: { id: "c-7", label: "Refund in the order's currency", repo: project } },
    ],
    [
      34,
      "session.spawned",
      { session_id: SESSION, data: { role: "worker", agent: "claude", cwd: project } },
    ],
    [26, "session.ended", { session_id: SESSION, data: { exit: 0 } }],
    [25, "phase.entered", { phase: "hardening" }],
    [24, "span.start", { span_id: "s-1", data: { name: "tests, ten times" } }],
    [19, "span.end", { span_id: "s-1", data: { ok: true } }],
    [18, "phase.entered", { phase: "verify" }],
    [14, "note", { level: "warn", msg: "one currency is rounded twice; back to build" }],
    [14, "phase.entered", { phase: "build" }],
    [9, "phase.entered", { phase: "verify" }],
    [6, "queue.item.blocked", { item, data: { reason: "the deploy key was revoked" } }],
    [
      6,
      "wheel.requested",
      {
        msg: "cannot clear the item",
        data: {
          reason: "the deploy key was revoked",
          expected_action: "put a new deploy key into the vault, then release the wheel",
        },
      },
    ],
    [1, "heartbeat"],
  ];
}

function linesOf(events: readonly Past[], now: number): string {
  return events
    .map(([ago, kind, members = {}]) => {
      const ts = new Date(now - ago * MINUTE).toISOString();
      return `${JSON.stringify({ v: 1, ts, kind, ...members })}\n`;
    })
    .join("");
}
