import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTranscript, type Transcript } from "@wheelhouse/agents";
import { SOLVE } from "./solving-world.ts";

/** A turn as a test writes it. */
export type TurnInput = Partial<Transcript["turns"][number]> &
  Pick<Transcript["turns"][number], "step">;

/** A file with a transcript that plays these turns where they fit, and the usual ones elsewhere. */
export function transcriptOf(turns: readonly TurnInput[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-transcript-")), "turns.json");
  const usual = readTranscript(SOLVE);
  writeFileSync(path, JSON.stringify({ ...usual, turns: [...turns, ...usual.turns] }));
  return path;
}
