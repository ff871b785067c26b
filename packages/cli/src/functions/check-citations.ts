import type { CodeFunction } from "@wheelhouse/core";
import {
  citationsInputSchema,
  citationsSchema,
  citedText,
  placesToCheckSchema,
  snapshotSchema,
  toCheckSchema,
} from "@wheelhouse/flows";
import { checkCitations, readInside } from "@wheelhouse/workspace";
import { z } from "zod";
import { asJson, readInput, readOutput } from "./read-output.ts";

const sourceSchema = z.object({ toCheck: toCheckSchema, places: placesToCheckSchema });

/**
 * `check-citations@1`: compares every citation with the snapshot that the agents read, or with the document that it
 * names; and looks whether the lines that a document names exist.
 */
export const checkCitationsFunction: CodeFunction = {
  name: "check-citations",
  version: 1,
  run({ input, outputs }) {
    const { of } = readInput(input, citationsInputSchema);
    const { path: tree } = readOutput(outputs, "snapshot", snapshotSchema);
    const { toCheck, places } = readOutput(outputs, of, sourceSchema);
    const textOf = (path: string): string | undefined =>
      citedText(path, outputs) ?? readInside(tree, path);
    const verdicts = checkCitations(
      toCheck.flatMap(({ citations }) => citations),
      textOf,
    );
    let from = 0;
    const checked = toCheck.map(({ key, citations }) => {
      const own = verdicts.slice(from, from + citations.length);
      from += citations.length;
      return { key, citations: own };
    });
    const lines = createLineCounter(tree);
    const looked = places.map(({ path, line }) => ({ path, line, exists: line <= lines(path) }));
    return asJson(citationsSchema.parse({ checked, places: looked }));
  },
};

/** How many lines a file of the snapshot has, each file counted once; 0 for what is no file of it. */
function createLineCounter(tree: string): (path: string) => number {
  const known = new Map<string, number>();
  return (path) => {
    const count = known.get(path) ?? readInside(tree, path)?.split("\n").length ?? 0;
    known.set(path, count);
    return count;
  };
}
