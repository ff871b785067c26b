import { citationSchema } from "@wheelhouse/core";
import { z } from "zod";

/** Static input of `check-citations@1`: the step whose output has `toCheck`. */
export const citationsInputSchema = z.object({ of: z.string() });

/** What is to be checked: in the output of the step named by the input, under `toCheck`. */
export const toCheckSchema = z.array(
  z.object({ key: z.string(), citations: z.array(citationSchema) }),
);

/** What a document names as `path:line`: in the output of the same step, under `places`. */
export const placesToCheckSchema = z
  .array(z.object({ path: z.string(), line: z.int() }))
  .default([]);

/** A citation with our verdict and, when it has moved, its corrected lines. */
export const checkedCitationSchema = citationSchema.required({ status: true });

/** Output of `check-citations@1`: the same keys in the same order, each citation with its verdict. */
export const citationsSchema = z.object({
  checked: z.array(z.object({ key: z.string(), citations: z.array(checkedCitationSchema) })),
  /** Lines that a document names: whether the snapshot has them. */
  places: z.array(z.object({ path: z.string(), line: z.int(), exists: z.boolean() })).optional(),
});
/** Every citation with our verdict. */
export type CitationsOutput = z.infer<typeof citationsSchema>;
