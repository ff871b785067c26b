import { type CodeContext, type CodeFunction, documentOutputSchema } from "@wheelhouse/core";
import { z } from "zod";
import { type Entry, entrySchema } from "../fold/entry.ts";
import { briefFinding } from "../fold/fold.ts";
import { asJson, findOutput, readInput, readOutput } from "../read-output.ts";
import { classify } from "../rules/classify.ts";
import { type AdjustOutput, adjustInputSchema, type DocumentParts } from "./adjust-output.ts";
import { namedPlaces } from "./named-places.ts";
import { validationOf } from "./validation-of.ts";
import { withdraw } from "./withdraw.ts";
import { withdrawDocument } from "./withdraw-document.ts";

const entriesSchema = z.object({ entries: z.array(entrySchema) });
/** A synthesis is a document without sections. */
const writtenSchema = z.object({
  ...documentOutputSchema.shape,
  sections: documentOutputSchema.shape.sections.optional(),
});
type Written = z.infer<typeof writtenSchema>;

/**
 * `adjust@1`: applies the validation to findings and to what was written. Reads the step in its input, those that wrote
 * and those that validated. Without a validation nothing changes, and the reason is kept.
 */
export const adjust: CodeFunction = {
  name: "adjust",
  version: 1,
  run(context) {
    const input = readInput(context, adjustInputSchema);
    const { entries } = readOutput(context, input.of, entriesSchema);
    const [written, ...drafts] = allWritten(context, input.written);
    const unvalidated = written ? input.unvalidated : "nobody was asked";
    const judged = validationOf(context, entries, input.validators, unvalidated);
    const settled = input.classes
      ? judged.entries.map((entry) => reclassed(entry, input.band))
      : judged.entries;
    const held = written && withdraw(written, settled, isRefuted, "was refuted");
    const parts = written && documentOf(written, drafts);
    const document = parts && withdrawDocument(parts, settled, isRefuted, "was refuted");
    const withdrawn = [...(held?.withdrawn ?? []), ...(document?.withdrawn ?? [])];
    return asJson({
      entries: [...settled],
      ...(held && {
        synthesis: {
          summary: held.summary,
          recommendations: held.recommendations,
          good: [...held.good],
        },
      }),
      ...(document && { document: document.document }),
      withdrawn,
      sentences: (held?.sentences ?? 0) + (document?.sentences ?? 0),
      // A document has its answer in its text: a sentence that fell may have been it.
      broken: withdrawn.length > 0 || (document?.sentences ?? 0) > 0,
      standing: settled
        .filter(({ standing }) => standing === "stands" || standing === "below")
        .map(briefFinding),
      validation: judged.state,
      // What the reviewers of the draft quote is checked as well, since the report has it.
      toCheck: [
        ...settled,
        ...(findOutput(context, "fold.review", entriesSchema)?.entries ?? []),
      ].flatMap((entry) =>
        [entry, ...entry.also].map(({ key, finding }) => ({ key, citations: finding.citations })),
      ),
      places: document ? namedPlaces(document.document) : [],
    } satisfies AdjustOutput);
  },
};

const isRefuted = (entry: Entry): boolean => entry.standing === "refuted";

/** What was written, the one that counts first. */
function allWritten(context: CodeContext, steps: readonly string[]): Written[] {
  return steps.flatMap((step) => findOutput(context, step, writtenSchema) ?? []);
}

/** The document; what became of its review stays known when it is written once more. */
function documentOf(written: Written, drafts: readonly Written[]): DocumentParts | undefined {
  const { sections, items, openItems, deferred } = written;
  const told = [written, ...drafts].find(({ resolutions }) => resolutions.length > 0);
  return sections && { sections, items, openItems, resolutions: told?.resolutions ?? [], deferred };
}

/** A class follows a severity that validation lowered; what left the main list keeps the class that it claimed. */
function reclassed(entry: Entry, band: Parameters<typeof classify>[1]): Entry {
  const counts = entry.standing === "stands" || entry.standing === "below";
  return counts ? classify(entry, band) : entry;
}
