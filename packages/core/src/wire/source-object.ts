import { z } from "zod";
import { wireTimeSchema } from "./wire-time.ts";

/** What a source can be: logs of a harness, session files of an agent, what comes by OpenTelemetry, or a place with repositories. */
export const SOURCE_KINDS = ["run-log", "claude", "qwen", "codex", "otlp", "repositories"] as const;
/** What a source can be. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A source on the wire: a place that we watch and never write to. */
export const sourceObjectSchema = z.object({
  id: z.string(),
  kind: z.enum(SOURCE_KINDS),
  name: z.string(),
  /** The directory; null for what comes by the network. */
  path: z.string().nullable(),
  /** `missing`: it is looked for again and again. `failing`: something of it cannot be read. */
  status: z.enum(["ok", "missing", "failing"]),
  /** What is wrong, and what to do about it. */
  problem: z.string().nullable(),
  /** `default`: looked for without being asked; `environment`: named there; `added`: by a person. */
  origin: z.enum(["default", "environment", "added"]),
  runs: z.int(),
  open_runs: z.int(),
  last_event_at: wireTimeSchema,
  /** Lines that are broken. */
  bad_lines: z.int(),
  /** Lines of a shape that nobody knows; they stay on the timeline. */
  unknown_lines: z.int(),
  scanned_at: wireTimeSchema,
});
/** A source on the wire. */
export type SourceObject = z.infer<typeof sourceObjectSchema>;

/** A place to watch. */
export const addSourceSchema = z.strictObject({
  path: z.string().min(1).max(4_096),
  /** Told from what is in it when absent. */
  kind: z.enum(SOURCE_KINDS).optional(),
  name: z.string().min(1).max(100).optional(),
});
/** A place to watch. */
export type AddSource = z.infer<typeof addSourceSchema>;

/** What we would understand of a place. */
export const sourcePreviewSchema = z.object({
  kind: z.enum(SOURCE_KINDS),
  path: z.string(),
  /** Logs that were found in it. */
  files: z.int(),
  /** The file that the lines are of: the newest. */
  file: z.string().nullable(),
  lines: z.array(
    z.object({
      line: z.int(),
      text: z.string(),
      /** What it means to us, one line an event; empty when it means nothing. */
      events: z.array(z.string()),
      /** Why it means nothing. */
      problem: z.string().nullable(),
    }),
  ),
});
/** What we would understand of a place. */
export type SourcePreview = z.infer<typeof sourcePreviewSchema>;

/** A line of a log that is no event. */
export const badLineSchema = z.object({
  path: z.string(),
  line: z.int(),
  /** Where it begins in the file, in bytes. */
  offset: z.int(),
  problem: z.string(),
  /** Its beginning, as far as it is text. */
  text: z.string(),
});
/** A line of a log that is no event. */
export type BadLine = z.infer<typeof badLineSchema>;
