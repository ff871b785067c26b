import { z } from "zod";

/** What the numbered items of a section are. */
const itemSpecSchema = z.object({
  /** Ids begin with this, such as `W-`. */
  prefix: z.string(),
  /** What one is called, such as "work item". */
  noun: z.string(),
  /** Names of what else is said of each, with what belongs there. */
  fields: z.record(z.string(), z.string()).default({}),
  /** Most that are asked for. */
  max: z.int().positive().optional(),
});

/** A section of the document that a flow writes. */
export const documentSectionSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** What belongs in it, and what does not: for its author. */
  about: z.string(),
  /** Absent for plain text. */
  items: itemSpecSchema.optional(),
  /** Topics of the findings that belong there: what an agent without a model goes by. */
  topics: z.array(z.string()).default([]),
  /** Left out of the report when nothing is in it; else its being empty is stated. */
  optional: z.boolean().default(false),
});
/** A section of the document that a flow writes. */
export type DocumentSection = z.input<typeof documentSectionSchema>;
