import {
  type RunListItem,
  runListItemSchema,
  SESSION_MATCHES,
  SOURCE_KINDS,
} from "@wheelhouse/core";
import type { SqlRow } from "@wheelhouse/journal/database";
import { z } from "zod";
import type { Member } from "../lineage/member.ts";
import type { Cursor } from "../read/cursor.ts";
import type { CachedLog } from "./cached-log.ts";

const kindSchema = z.enum(SOURCE_KINDS);
const cursorSchema: z.ZodType<Cursor> = z.object({
  dev: z.number(),
  ino: z.number(),
  offset: z.number(),
  lines: z.number(),
  half: z.number(),
  mark: z.string(),
});
const word = z.string().optional();
const memberSchema = z.object({
  run: z.string(),
  source: kindSchema,
  sessions: z.array(
    z.object({
      session: z.string(),
      parent: word,
      agent: word,
      role: word,
      match: z.enum(SESSION_MATCHES),
    }),
  ),
  places: z.array(z.string()),
  from: z.number(),
  to: z.number(),
  trace: word,
});

/** A row of the cache as what it was; undefined when it cannot be read. */
export function rowOf(row: SqlRow): CachedLog | undefined {
  const [run, kind, path, name, cursor, mtime, heard, seq, bad, unknown, item, member] = row;
  const known = kindSchema.safeParse(kind);
  const at = cursorSchema.safeParse(parsed(cursor));
  const shown = itemOf(item);
  if (!known.success || !at.success || (shown === undefined && Number(seq) > 0)) return undefined;
  return {
    run: String(run),
    kind: known.data,
    path: String(path),
    name: String(name),
    cursor: at.data,
    mtimeMs: Number(mtime),
    heardAt: Number(heard),
    seq: Number(seq),
    bad: Number(bad),
    unknown: Number(unknown),
    item: shown,
    member: memberOf(member),
  };
}

function itemOf(value: unknown): RunListItem | undefined {
  const item = runListItemSchema.safeParse(parsed(value));
  return item.success ? item.data : undefined;
}

function memberOf(value: unknown): Member | undefined {
  const member = memberSchema.safeParse(parsed(value));
  if (!member.success) return undefined;
  const { sessions, trace, ...rest } = member.data;
  const whole = sessions.map(({ session, parent, agent, role, match }) => {
    return { session, parent, agent, role, match };
  });
  return { ...rest, sessions: whole, trace };
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : undefined;
  } catch {
    return undefined;
  }
}
