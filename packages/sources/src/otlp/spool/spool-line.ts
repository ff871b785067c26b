import { z } from "zod";
import { jsonSchema } from "@wheelhouse/core";

const attributes = z.record(z.string(), jsonSchema).optional();
const about = {
  service: z.string(),
  version: z.string().optional(),
  /** The conversation that it belongs to, as far as it is known when it is written. */
  session: z.string().optional(),
  attributes,
};

const spanLineSchema = z.object({
  kind: z.literal("span"),
  ...about,
  trace: z.string(),
  span: z.string(),
  parent: z.string().optional(),
  remote: z.boolean().optional(),
  name: z.string(),
  from: z.number(),
  to: z.number(),
  error: z.string().optional(),
});

const logLineSchema = z.object({
  kind: z.literal("log"),
  ...about,
  trace: z.string().optional(),
  span: z.string().optional(),
  name: z.string(),
  at: z.number(),
});

const pointLineSchema = z.object({
  kind: z.literal("point"),
  ...about,
  name: z.string(),
  at: z.number(),
  since: z.number().optional(),
  value: z.number(),
});

/**
 * A line of a file of the spool: one span, log record or point of a metric that was received. Times are wall clock in
 * milliseconds, with fractions.
 */
export const spoolLineSchema = z.discriminatedUnion("kind", [
  spanLineSchema,
  logLineSchema,
  pointLineSchema,
]);
/** A line of a file of the spool. */
export type SpoolLine = z.infer<typeof spoolLineSchema>;
/** A span in the spool. */
export type SpanLine = z.infer<typeof spanLineSchema>;
/** A log record in the spool. */
export type LogLine = z.infer<typeof logLineSchema>;
/** A point of a metric in the spool. */
export type PointLine = z.infer<typeof pointLineSchema>;
