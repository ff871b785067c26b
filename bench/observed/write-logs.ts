import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Run logs as a busy harness writes them: mostly notes, spans and heartbeats, sometimes something that moves the run. */
export function writeLogs(
  directory: string,
  { logs, lines }: { logs: number; lines: number },
): readonly string[] {
  const paths: string[] = [];
  for (let log = 0; log < logs; log++) {
    const run = join(directory, `night-${String(log).padStart(4, "0")}`);
    mkdirSync(run, { recursive: true });
    const text = Array.from({ length: lines }, (_, line) => lineOf(log, line, lines)).join("");
    writeFileSync(join(run, "run.log"), text);
    paths.push(join(run, "run.log"));
  }
  return paths;
}

const BEGAN = Date.UTC(2026, 4, 5, 21);

function lineOf(log: number, line: number, lines: number): string {
  const ts = new Date(BEGAN + log * 60_000 + line * 1_000).toISOString();
  return `${JSON.stringify({ v: 1, ts, ...saying(log, line, lines) })}\n`;
}

function saying(log: number, line: number, lines: number): object {
  if (line === 0)
    return { kind: "run.started", data: { title: `Night ${log}`, repos: ["acme/shop"] } };
  if (line === lines - 1 && log % 10 !== 0)
    return { kind: "run.completed", data: { outcome: "done" } };
  switch (line % 10) {
    case 0:
      return { kind: "phase.entered", phase: ["build", "hardening", "verify"][(line / 10) % 3] };
    case 1:
      return { kind: "queue.item.picked", item: `acme/shop:${line}`, actor: "conductor" };
    case 2:
      return {
        kind: "candidate.selected",
        candidate: { id: `c-${line}`, label: "Retry the upload", repo: "acme/shop" },
      };
    case 3:
      return { kind: "span.start", span_id: `s-${line}`, data: { name: "unit tests" } };
    case 4:
      return { kind: "heartbeat" };
    case 5:
      return { kind: "span.end", span_id: `s-${line - 2}`, data: { ok: true } };
    case 6:
      return { kind: "queue.item.cleared", item: `acme/shop:${line - 5}` };
    default:
      return {
        kind: "note",
        level: "info",
        actor: "worker",
        msg: `looked at file ${line} of the upload and found nothing`,
      };
  }
}
