import { z } from "zod";
import { alertAboutSchema } from "../../alert/alert-events.ts";
import {
  type AlertState,
  isAlertEvent,
  owedChannels,
  reduceAlert,
} from "../../alert/alert-state.ts";
import {
  ALERT_CHANNELS,
  ALERT_STREAMS,
  alertId,
  DELIVERY_STATUSES,
} from "../../alert/alert-words.ts";
import { INBOX_PRIORITIES } from "../../inbox/inbox-words.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

/** A row of the table of alerts. Times are wall clock in milliseconds. */
export const alertRowSchema = z.object({
  id: z.string(),
  /** Of its fingerprint, and its number there. */
  key: z.string(),
  n: z.int(),
  fingerprint: z.string(),
  title: z.string(),
  text: z.string(),
  priority: z.enum(INBOX_PRIORITIES),
  /** Place of the priority in {@link INBOX_PRIORITIES}, for an order. */
  rank: z.int(),
  link: z.string().nullable(),
  /** JSON of an `AlertAbout`. */
  about: z.string(),
  raised_at: z.int(),
  repeats: z.int(),
  last_at: z.int(),
  /** 1 as long as a channel owes it. */
  owed: z.int(),
  /** JSON of its deliveries, by channel. */
  deliveries: z.string(),
});
/** A row of the table of alerts. */
export type AlertRow = z.infer<typeof alertRowSchema>;

const deliverySchema = z.object({
  status: z.enum(DELIVERY_STATUSES),
  tries: z.int(),
  next: z.int().optional(),
  rests: z.boolean().optional(),
  why: z.string().optional(),
  code: z.int().optional(),
  at: z.int().optional(),
});
const deliveriesSchema = z.partialRecord(z.enum(ALERT_CHANNELS), deliverySchema);

/** The alert that a row holds, with its id. */
export function alertOfRow(
  row: Readonly<Record<string, unknown>>,
): AlertState & { readonly id: string } {
  const { id, n, raised_at, last_at, link, about, deliveries, ...said } = alertRowSchema.parse(row);
  const { fingerprint, title, text, priority, repeats } = said;
  return {
    id,
    alert: n,
    fingerprint,
    title,
    text,
    priority,
    ...(link !== null && { link }),
    about: alertAboutSchema.parse(JSON.parse(about)),
    raisedAt: raised_at,
    repeats,
    lastAt: last_at,
    deliveries: deliveriesSchema.parse(JSON.parse(deliveries)),
  };
}

/** Alerts as a table: what was told, and what has still to be. */
export const alertProjection: RunProjection = {
  name: "alerts",
  version: 1,
  columns: {
    id: "TEXT",
    key: "TEXT",
    n: "INTEGER",
    fingerprint: "TEXT",
    title: "TEXT",
    text: "TEXT",
    priority: "TEXT",
    rank: "INTEGER",
    link: "TEXT",
    about: "TEXT",
    raised_at: "INTEGER",
    repeats: "INTEGER",
    last_at: "INTEGER",
    owed: "INTEGER",
    deliveries: "TEXT",
  },
  key: "id",
  indexes: ["key", "owed", "last_at"],
  streams: ALERT_STREAMS,
  project(stream, events, row) {
    const key = stream.slice(ALERT_STREAMS.length);
    const states = new Map<string, AlertState>();
    for (const event of events) {
      if (!isAlertEvent(event)) continue;
      const id = alertId(key, event.data.alert);
      const before = row(id);
      const after = reduceAlert(states.get(id) ?? (before && alertOfRow(before)), event);
      if (after) states.set(id, after);
    }
    return [...states].map(([id, state]) => ({ key: id, row: rowOf(id, key, state) }));
  },
};

function rowOf(id: string, key: string, state: AlertState): Row {
  const { alert: n, fingerprint, title, text, priority, link = null, repeats } = state;
  return {
    id,
    key,
    n,
    fingerprint,
    title,
    text,
    priority,
    rank: INBOX_PRIORITIES.indexOf(priority),
    link,
    about: JSON.stringify(state.about),
    raised_at: state.raisedAt,
    repeats,
    last_at: state.lastAt,
    owed: owedChannels(state).length > 0 ? 1 : 0,
    deliveries: JSON.stringify(state.deliveries),
  };
}
