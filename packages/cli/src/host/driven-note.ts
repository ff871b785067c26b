import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { drivenPath } from "../home/home-paths.ts";

const noteSchema = z.object({ runs: z.array(z.string()) });

/**
 * The runs that the last host drove when it was killed; empty when it ended in order. Who takes over
 * goes on with these and with no other: a run that a person left for later stays left.
 */
export function readDriven(home: string): readonly string[] {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(drivenPath(home), "utf8"))).runs;
  } catch {
    return [];
  }
}

/** Keeps the note of a host. */
export interface DrivenNote {
  /** Writes down what the engine drives now. */
  update(): void;
  /** A host that ends in order leaves nothing to take over: whoever waits for a run drives that one. */
  remove(): void;
}

/** The note of a host that drives the given runs. It only helps; a note that cannot be written stops nothing. */
export function drivenNote(home: string, driving: () => readonly string[]): DrivenNote {
  const path = drivenPath(home);
  return {
    update() {
      try {
        writeFileSync(`${path}.new`, JSON.stringify({ runs: driving() }), { mode: 0o600 });
        renameSync(`${path}.new`, path);
      } catch {
        // A full disk: the runs are paused for it anyway, and `resume` finds them by the journal.
      }
    },
    remove: () => rmSync(path, { force: true }),
  };
}
