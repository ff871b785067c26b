// Writes the log of a run as docs/run-log.md has it:  node write.ts STATE_DIRECTORY
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const [stateDirectory = "."] = process.argv.slice(2);
const run = join(stateDirectory, process.env["RUN_ID"] ?? `review-${process.pid}`);
mkdirSync(run, { recursive: true });

/** Appends one line with one write. */
function event(kind: string, members: object = {}): void {
  const line = JSON.stringify({ v: 1, ts: Date.now(), kind, ...members });
  appendFileSync(join(run, "run.log"), `${line}\n`);
}

event("run.started", { data: { title: "Review of the week", repos: ["acme/shop"] } });
event("phase.entered", { phase: "build", actor: "conductor" });
event("session.spawned", { session_id: "s-1", data: { role: "reviewer", agent: "codex" } });
event("candidate.selected", { candidate: { id: "c-9", label: "Cache the prices" } });
event("session.ended", { session_id: "s-1", data: { exit: 0 } });
event("phase.entered", { phase: "verify" });
event("phase.entered", { phase: "done" });
event("run.completed", { data: { outcome: "nothing left to do" } });
