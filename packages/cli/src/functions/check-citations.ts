import type { CodeFunction } from "@wheelhouse/core";
import {
  citationsInputSchema,
  citationsSchema,
  snapshotSchema,
  toCheckSchema,
} from "@wheelhouse/flows";
import { checkCitation } from "@wheelhouse/workspace";
import { z } from "zod";
import { asJson, readInput, readOutput } from "./read-output.ts";

const sourceSchema = z.object({ toCheck: toCheckSchema });

/** `check-citations@1`: compares every citation with the snapshot that the agents read. */
export const checkCitationsFunction: CodeFunction = {
  name: "check-citations",
  version: 1,
  run({ input, outputs }) {
    const { of } = readInput(input, citationsInputSchema);
    const { path: tree } = readOutput(outputs, "snapshot", snapshotSchema);
    const { toCheck } = readOutput(outputs, of, sourceSchema);
    const checked = toCheck.map(({ key, citations }) => ({
      key,
      citations: citations.map((citation) => checkCitation(tree, citation)),
    }));
    return asJson(citationsSchema.parse({ checked }));
  },
};
