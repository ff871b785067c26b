import type { CodeFunction } from "@wheelhouse/core";
import { foldSchema } from "../fold/fold-output.ts";
import { asJson, readInput, readOutput } from "../read-output.ts";
import { BAND_SETTINGS } from "../spine/band-settings.ts";
import { caps } from "./caps.ts";
import { consistency } from "./consistency.ts";
import { demote } from "./reachability.ts";
import { rulesInputSchema, rulesOutput } from "./rules-output.ts";

/** `escalate@1`: the rules of an analysis. Reachability, caps, tension, then which severities the band reports in full. */
export const escalate: CodeFunction = {
  name: "escalate",
  version: 1,
  run(context) {
    const { band, of } = readInput(context, rulesInputSchema);
    const { entries } = readOutput(context, of, foldSchema);
    const { escalates } = BAND_SETTINGS[band];
    // Caps come first: nothing is compared with what nobody reads.
    const ruled = consistency(caps(entries.map(demote))).map((entry) =>
      entry.standing === "stands" && !escalates.includes(entry.severity)
        ? { ...entry, standing: "below" as const }
        : entry,
    );
    return asJson(rulesOutput(ruled));
  },
};
