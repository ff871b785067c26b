import { z } from "zod";
import { SHOWN_STATUSES } from "../../views/shown-status.ts";
import { eventsPageSchema, MOST_EVENTS } from "../events-page.ts";
import { logLineSchema } from "../log-line.ts";
import { runCountsSchema } from "../run-counts.ts";
import { MOST_BUCKETS, runDensitySchema } from "../run-density.ts";
import { runListItemSchema } from "../run-list-item.ts";
import { runSpansSchema } from "../run-spans.ts";
import { get } from "./define-route.ts";
import { none, position, words } from "./query.ts";

const ERRORS = ["run.unknown"] as const;

/** Which runs are meant. */
const which = {
  project_id: words.optional(),
  /** `wheelhouse` for our own, `observed` for all others, or a kind or id of a source; several with commas; all when absent. */
  source: words.optional(),
  /** Only runs in whose logs lines are no events. */
  has: z.literal("bad_lines").optional(),
  flow: words.optional(),
  /** Text in the title, flow, id or project, whatever its case. */
  q: words.optional(),
};

/** Addresses with which runs are found and their events looked at: lists, windows, searches and overviews. */
export const RUN_READS = {
  runs: get("/api/runs", "Runs, newest first", {
    query: z.strictObject({
      ...which,
      status: z.enum(SHOWN_STATUSES).optional(),
      limit: position.optional(),
      /** The last run of the list so far; those after it are given. */
      before: words.optional(),
    }),
    reply: z.array(runListItemSchema),
    errors: ERRORS,
  }),
  runCounts: get("/api/runs/counts", "How many runs there are, by status", {
    query: z.strictObject(which),
    reply: runCountsSchema,
  }),
  runEvents: get("/api/runs/{id}/events", `Events of a run, ${MOST_EVENTS} at most`, {
    query: z.strictObject({
      from: position.optional(),
      to: position.optional(),
      /** Only before this seq; the latest ones are given. */
      before: position.optional(),
      limit: position.optional(),
      step: z.string().min(1).max(1_000).optional(),
      /** Types, with commas; one that ends in a dot stands for all that begin so. */
      type: words.optional(),
      /** Text in the values of the data, whatever its case. */
      q: words.optional(),
    }),
    reply: eventsPageSchema,
    errors: ERRORS,
  }),
  runTrace: get("/api/runs/{id}/trace", `Events after a seq, ${MOST_EVENTS} at most`, {
    query: z.strictObject({ since: position.optional() }),
    reply: z.array(logLineSchema),
    errors: ERRORS,
  }),
  runSpans: get("/api/runs/{id}/spans", "What went on when, as spans in columns", {
    query: none,
    reply: runSpansSchema,
    errors: ERRORS,
  }),
  runDensity: get("/api/runs/{id}/density", "How much happened when", {
    query: z.strictObject({
      /** How many slices of time: 512 when nobody says, 2,048 at most. */
      buckets: position.refine((n) => n >= 1 && n <= MOST_BUCKETS).optional(),
    }),
    reply: runDensitySchema,
    errors: ERRORS,
  }),
} as const;
