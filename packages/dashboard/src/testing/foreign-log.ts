import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A line of a run.log but for its version and time, or a text that is none. */
export type ForeignLine = { readonly kind: string; readonly [member: string]: unknown } | string;

/** A state directory as a harness has one, in which a test writes logs in its place. */
export interface ForeignLogs {
  readonly directory: string;
  /** Appends lines to the log of a run, the last of them so many minutes ago and each a second after the one before. */
  write(run: string, lines: readonly ForeignLine[], minutesAgo?: number): void;
  /** Takes the log of a run away. */
  remove(run: string): void;
}

/** An empty state directory of its own. */
export function foreignLogs(): ForeignLogs {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-state-"));
  return {
    directory,
    write(run, lines, minutesAgo = 0) {
      const path = join(directory, run, "run.log");
      const end = Date.now() - minutesAgo * 60_000;
      const text = lines.map((line, index) => {
        const ts = end - (lines.length - 1 - index) * 1_000;
        return typeof line === "string" ? line : JSON.stringify({ v: 1, ts, ...line });
      });
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, text.map((line) => `${line}\n`).join(""));
    },
    remove: (run) => rmSync(join(directory, run), { recursive: true }),
  };
}
