import type { CodeFunction } from "@wheelhouse/core";
import { factsSchema, scanSchema, snapshotSchema } from "@wheelhouse/flows";
import { collectFacts, writeFacts } from "@wheelhouse/workspace";
import { asJson, readOutput } from "./read-output.ts";

/** `facts@1`: writes what git knows of the project's history into a file for agents that cannot run git. */
export const factsFunction: CodeFunction = {
  name: "facts",
  version: 1,
  async run({ outputs, facts: { startedAt } }) {
    const snapshot = readOutput(outputs, "snapshot", snapshotSchema);
    const { scope } = readOutput(outputs, "scan", scanSchema);
    // Ages are counted from the run's start, so that a second try after a crash gives the same.
    const facts = await collectFacts(snapshot, { scope: scope.paths, now: startedAt });
    const path = writeFacts(snapshot, facts);
    return asJson(factsSchema.parse({ path, missing: facts.missing }));
  },
};
