import {
  BAND_WORDS,
  INBOX_PRIORITIES,
  ISSUE_PRIORITIES,
  ISSUE_TYPES,
  SHOWN_STATUSES,
  SOURCE_TYPES,
} from "@wheelhouse/core";
import { z } from "zod";

const words = z.string().max(2_000).optional().catch(undefined);
const place = z.coerce.number().int().nonnegative().optional().catch(undefined);

/** A run that stands beside the page. */
const beside = words;

/** What every address may hold: layers above the page, so that Back closes them. */
export const shellSearch = z.object({
  /** The launcher is open, with this flow, or none chosen yet. */
  launch: words,
  band: z.enum(BAND_WORDS).optional().catch(undefined),
  focus: words,
  /** The project that the launcher is opened for. */
  over: words,
});

/** Filters of the list of runs. */
export const runsSearch = z.object({
  status: z.enum(SHOWN_STATUSES).optional().catch(undefined),
  flow: words,
  project: words,
  /** `wheelhouse` for our own, `observed` for all others, or a kind or id of a source. */
  source: words,
  q: words,
});

/** What of a board is shown, and how. */
export const boardSearch = z.object({
  /** Absent: the board, or a list where the page is narrow. */
  as: z.enum(["board", "list"]).optional().catch(undefined),
  label: words,
  type: z.enum(ISSUE_TYPES).optional().catch(undefined),
  priority: z.enum(ISSUE_PRIORITIES).optional().catch(undefined),
  q: words,
  beside,
  /** An issue is being written; what it begins with as its title, or nothing. */
  new: words,
});

/** Which project a thread is of. */
export const chatSearch = z.object({
  /** Absent: the one that was looked at last. */
  project: words,
  beside,
});

/** What of the inbox is shown. */
export const inboxSearch = z.object({
  /** Absent: what needs a person. */
  tab: z.enum(["needs", "later", "all", "done", "routine"]).optional().catch(undefined),
  priority: z.enum(INBOX_PRIORITIES).optional().catch(undefined),
  source: z.enum(SOURCE_TYPES).optional().catch(undefined),
  /** The item that is looked at. */
  item: words,
});

/** Which schedules are shown, and whether one is being written. */
export const schedulesSearch = z.object({
  /** Key of the only project that is shown. */
  project: words,
  /** A schedule is being made. */
  make: z.literal("new").optional().catch(undefined),
});

/** Whether a schedule is being changed. */
export const scheduleSearch = z.object({ edit: z.literal("1").optional().catch(undefined) });

/** The two runs that are compared. Without `a` it is the last one of the same flow before `b`. */
export const compareSearch = z.object({
  a: words,
  b: words,
  /** Only steps that differ. */
  only: z.literal("changes").optional().catch(undefined),
});

/** What is open above the sources. */
export const sourcesSearch = z.object({
  /** A place is being added; the path that was written, or nothing yet. */
  add: words,
});

/** What is looked for in sessions. */
export const sessionsSearch = z.object({ q: words });

/** The tabs of the settings. */
export const SETTINGS_TABS = [
  "appearance",
  "notifications",
  "keyboard",
  "agents",
  "orchestrator",
  "work",
] as const;

/** Which settings are shown. */
export const settingsSearch = z.object({
  tab: z.enum(SETTINGS_TABS).default("appearance").catch("appearance"),
  /** The project whose settings are shown. */
  project: words,
});

/** The tabs of a run. */
export const RUN_VIEWS = [
  "steps",
  "graph",
  "timeline",
  "events",
  "changes",
  "findings",
  "report",
] as const;

/** Where one is in a run: a link is the view. */
export const runSearch = z.object({
  /** Absent: the report of a run that has one, else its steps. */
  view: z.enum(RUN_VIEWS).optional().catch(undefined),
  /** The step that is chosen; absent while the page follows what works. */
  step: words,
  /** The event that is marked. */
  seq: place,
  /** The part of a run's time that is shown, in milliseconds from its start. */
  from: place,
  to: place,
  /** What the events are searched for, and their types. */
  q: words,
  type: words,
  /** A file that is open beside the page, as `path:line` or `path:from-to`. */
  file: words,
  /** The words in it that are marked. */
  quote: words,
  /** Which findings of the report are shown, each with commas, and in which order. */
  severity: words,
  checked: words,
  sort: words,
  /** Of the list of findings: who found them, where they stand, words in them, and the one that is looked at. */
  who: words,
  standing: words,
  find: words,
  finding: words,
  /** Of the changes: the step that made them, and the file that is looked at. */
  of: words,
  change: words,
  /** A fork is being asked for: the step that is done anew, or `*` for what has not finished. */
  fork: words,
});

/** The search of the address of a run. */
export type RunSearch = z.infer<typeof runSearch>;
