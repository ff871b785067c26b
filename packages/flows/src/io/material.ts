import { z } from "zod";

/** What of the inputs names a document, as data in the plan. */
const documentInputSchema = z.object({
  name: z.string(),
  title: z.string(),
  required: z.boolean(),
  fromFocus: z.enum(["document", "words", "left", "right"]).optional(),
});
/** What of the inputs names a document. */
export type DocumentInput = z.infer<typeof documentInputSchema>;

/** Static input of `material@1`. */
export const materialInputSchema = z.object({
  focus: z.string(),
  /** What was given by name: a path in the project, or the text itself. */
  given: z.record(z.string(), z.string()),
  documents: z.array(documentInputSchema),
});
/** Static input of `material@1`. */
export type MaterialInput = z.infer<typeof materialInputSchema>;

/** Output of `material@1`: the documents that the run was given. */
export const materialSchema = z.object({
  documents: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      /** Relative to the project; absent when the words themselves were given. */
      path: z.string().optional(),
      kind: z.enum(["file", "directory", "text"]),
      /** Empty for a directory. */
      text: z.string(),
      /** Lines of the whole document. */
      lines: z.int(),
      /** Whether `text` is only its beginning. */
      cut: z.boolean(),
    }),
  ),
});
/** The documents that the run was given. */
export type MaterialOutput = z.infer<typeof materialSchema>;
