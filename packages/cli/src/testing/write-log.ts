import { appendFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** A run.log that a test writes: lines as they are, or events by their kind. */
export interface WrittenLog {
  readonly path: string;
  readonly raw: (text: string | Uint8Array) => void;
  readonly event: (kind: string, members?: object) => void;
}

/** The log of a run in a state directory; the directory is made when it is missing. */
export function writeLog(stateDirectory: string, run: string): WrittenLog {
  const path = join(stateDirectory, run, "run.log");
  const raw = (text: string | Uint8Array): void => {
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, text);
  };
  const event = (kind: string, members: object = {}): void =>
    raw(`${JSON.stringify({ v: 1, ts: Date.now(), kind, ...members })}\n`);
  return { path, raw, event };
}
