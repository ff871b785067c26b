import type { CodeFunction } from "@wheelhouse/core";
import { diffSchema } from "../io/diff.ts";
import { scanSchema, type ScanOutput } from "../io/scan.ts";
import { asJson, findOutput, readInput, readOutput } from "../read-output.ts";
import { announce, bandReading } from "./band-reading.ts";
import { choose } from "./choose.ts";
import { rosterInputSchema, type RosterOutput } from "./roster-output.ts";

/** `roster@1`: chooses who looks at what. Reads `scan`, and `diff` where there is one. */
export const roster: CodeFunction = {
  name: "roster",
  version: 1,
  run(context) {
    const input = readInput(context, rosterInputSchema);
    const scan = readOutput(context, "scan", scanSchema);
    const diff = findOutput(context, "diff", diffSchema);
    const reading = bandReading(scan);
    const band = { band: input.band, why: announce(input.band, reading), reads: reading.reads };
    const choice = choose(input, scan, diff);
    const changed = (diff?.files.length ?? 0) > 0;
    const instead = input.needsChange && !changed ? UNCHANGED : nothingToDo(scan, changed);
    if (instead === undefined) {
      return asJson({ band, dispatch: true, ...choice } satisfies RosterOutput);
    }
    const skipped = input.angles.map(({ id, persona, label }) => ({
      id,
      persona,
      label,
      reason: `there is no scope: ${instead}`,
    }));
    return asJson({
      ...choice,
      band,
      dispatch: false,
      instead,
      chosen: [],
      reasons: {},
      skipped,
      omitted: [],
    } satisfies RosterOutput);
  },
};

/** A text about a change, without one, would be about nothing. */
const UNCHANGED =
  "there is no change, since the branch has no commit of its own and nothing is uncommitted";

function nothingToDo(scan: ScanOutput, changed: boolean): string | undefined {
  if (scan.scope.kind === "areas") return scan.scope.why;
  if (scan.scope.files === 0 && !changed) return "there is no file to look at";
  return undefined;
}
