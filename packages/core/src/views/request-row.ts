import { z } from "zod";
import { type About, aboutSchema, optionSchema } from "../plan/step.ts";
import { type ForeignEvent, isKnownEvent } from "./known-event.ts";
import { type Row, RUN_STREAMS, type RunProjection } from "./rows/projection.ts";
import { WITHDRAWING, withdraws } from "./rows/withdraws.ts";

/** What has become of a request. `withdrawn`: the run went on or ended without it. */
export const REQUEST_STATUSES = ["open", "answered", "expired", "withdrawn"] as const;

/** A row of the table of requests. Times are wall clock in milliseconds. */
export const requestRowSchema = z.object({
  id: z.string(),
  run: z.string(),
  step: z.string(),
  kind: z.enum(["question", "approval", "ladder", "agent"]),
  text: z.string(),
  /** JSON of the options; an empty list when words are wanted. */
  options: z.string(),
  status: z.enum(REQUEST_STATUSES),
  opened_at: z.int(),
  expires_at: z.number().nullable(),
  /** When it was answered, expired or withdrawn. */
  closed_at: z.int().nullable(),
  answered_by: z.string().nullable(),
  option: z.string().nullable(),
  /** The words of the answer. */
  answer: z.string().nullable(),
  /** What all attempts that ask the same share it by, such as `sign-in:<agent>`. */
  shared: z.string().nullable(),
  /** The call that an agent asks to be allowed. */
  permission: z.string().nullable(),
  /** JSON of what it is about, when a screen can show that. */
  about: z.string().nullable(),
});
/** A row of the table of requests. */
export type RequestRow = z.infer<typeof requestRowSchema>;

/** The options that a row holds as text. */
export function optionsOfRow(row: RequestRow): z.infer<typeof optionSchema>[] {
  return z.array(optionSchema).parse(JSON.parse(row.options));
}

/** What a request is about, which a row holds as text; null when no screen can show it. */
export function aboutOfRow(row: RequestRow): About | null {
  return row.about === null ? null : aboutSchema.parse(JSON.parse(row.about));
}

/**
 * What runs ask of people as a table: one row a request, its id the key. The requests of a run are
 * numbered without gaps, `<run>-q<n>`, so that those which an event takes back are found by their keys.
 */
export const requestProjection: RunProjection = {
  name: "requests",
  version: 3,
  columns: {
    id: "TEXT",
    run: "TEXT",
    step: "TEXT",
    kind: "TEXT",
    text: "TEXT",
    options: "TEXT",
    status: "TEXT",
    opened_at: "INTEGER",
    expires_at: "REAL",
    closed_at: "INTEGER",
    answered_by: "TEXT",
    option: "TEXT",
    answer: "TEXT",
    shared: "TEXT",
    permission: "TEXT",
    about: "TEXT",
  },
  key: "id",
  indexes: ["run", "status"],
  streams: RUN_STREAMS,
  project(stream, events, row) {
    const run = stream.slice(RUN_STREAMS.length);
    const changed = new Map<string, Row>();
    const rowAt = (key: string): Row | undefined => changed.get(key) ?? row(key);
    for (const event of events) foldRequests(run, event, rowAt, changed);
    return [...changed].map(([key, after]) => ({ key, row: after }));
  },
};

function foldRequests(
  run: string,
  event: ForeignEvent,
  rowAt: (key: string) => Row | undefined,
  changed: Map<string, Row>,
): void {
  if (!isKnownEvent(event)) return;
  switch (event.type) {
    case "request.opened": {
      const { request, kind, text, options, expiresAt, shared, permission, about } = event.data;
      if (rowAt(request)) return;
      const asked = { id: request, run, step: event.step, kind, text };
      changed.set(request, {
        ...asked,
        options: JSON.stringify(options),
        status: "open",
        opened_at: event.at,
        expires_at: expiresAt ?? null,
        closed_at: null,
        answered_by: null,
        option: null,
        answer: null,
        shared: shared ?? null,
        permission: permission?.title ?? null,
        about: about ? JSON.stringify(about) : null,
      });
      return;
    }
    case "request.answered":
    case "request.expired": {
      const open = rowAt(event.data.request);
      if (open?.["status"] !== "open") return;
      const closed = { ...open, closed_at: event.at };
      if (event.type === "request.expired") {
        changed.set(event.data.request, { ...closed, status: "expired" });
        return;
      }
      const { option = null, text = null, by } = event.data;
      const answer = { answered_by: by, option, answer: text };
      changed.set(event.data.request, { ...closed, ...answer, status: "answered" });
      return;
    }
    default:
      if (!WITHDRAWING.has(event.type)) return;
      for (let n = 1; ; n++) {
        const key = `${run}-q${n}`;
        const asked = rowAt(key);
        if (!asked) return;
        if (asked["status"] !== "open" || !withdraws(event, String(asked["step"]))) continue;
        changed.set(key, { ...asked, status: "withdrawn", closed_at: event.at });
      }
  }
}
