/**
 * The inbox of the one host that fills it.
 *
 * Owns: that every end and every question of a run has an item, and that the rules have looked at every item. It follows the
 * journal; what happened while nobody followed is looked for in the tables when it opens. Nothing is kept here: posting
 * and deciding twice do nothing.
 * Does not own: what the rules say (core's triage), what a person decides (decide-item.ts), schedules.
 */
import { bodiesOfItem, inboxRowSchema } from "@wheelhouse/core";
import type { Clock } from "@wheelhouse/engine";
import type { Journal, Stored, StreamAppend } from "@wheelhouse/journal";
import { z } from "zod";
import { oneByOne } from "./one-by-one.ts";
import { keepTime } from "./keep-time.ts";
import { postRun } from "./post-run.ts";
import type { EffectPorts } from "./effect-of.ts";
import { racing } from "../write/issue-log.ts";
import { triageItem } from "./triage-item.ts";

/** What the inbox gets from outside. */
export interface InboxHostPorts extends EffectPorts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** The inbox of a host. */
export interface Inbox {
  /** Has the rules look at an item that was posted. Never rejects. */
  posted(id: string): Promise<void>;
  /** Resolves when everything that is in the journal now was looked at. */
  calm(): Promise<void>;
  close(): Promise<void>;
}

/** The stream that says since when there is an inbox. */
const OPENED = "inbox-opened";
const TELLING: ReadonlySet<string> = new Set([
  "run.completed",
  "run.failed",
  "run.cancelled",
  "request.opened",
  "request.answered",
  "request.expired",
  "attempt.parked",
]);
/** What has a time at which something follows. */
const TIMED: ReadonlySet<string> = new Set(["inbox.claimed", "inbox.snoozed"]);
/** When so many items had to be looked at, the next host is told that they were. */
const MANY = 200;
/** So many runs that ended last are looked for at once. */
const SLICE = 200;
/** A run may have ended before an item of another one was posted, and have none yet. Milliseconds. */
const OVERLAP_MS = 60_000;

/** Opens the inbox, and goes on where an earlier host ended. */
export async function openInbox(ports: InboxHostPorts): Promise<Inbox> {
  const { journal, engine, onError } = ports;
  const closing = new AbortController();
  const since = await journal.watermark();
  // What an earlier host wrote while it died may come in after its stream was read.
  const first = await racing(async () => {
    const [found] = await journal.read(OPENED, { to: 1 });
    if (!found) await engine.append([opened({ type: "inbox.opened", data: {} }, 0)]);
    return found;
  });
  const openedAt = first?.at ?? Number.MAX_SAFE_INTEGER;
  // What many schedules post at one time is looked at beside what runs ask, and what cannot wait goes past both.
  const [runs, routine] = [oneByOne(), oneByOne()];
  const looking = new Set<Promise<void>>();

  const posted = async (id: string): Promise<void> => {
    await triageItem(ports, id).catch(onError);
  };
  const report = async (run: string): Promise<void> => {
    try {
      for (const id of await postRun(ports, run)) await posted(id);
    } catch (error) {
      onError(error);
    }
  };
  const time = keepTime(ports, () => void runs.add(() => time.look().catch(onError)));

  async function inTurn(id: string): Promise<void> {
    const isAhead = await isUrgent(journal, id).catch(() => false);
    await (isAhead ? posted(id) : routine.add(() => posted(id)));
  }

  function look(id: string): Promise<void> {
    const turn = inTurn(id).finally(() => looking.delete(turn));
    looking.add(turn);
    return turn;
  }

  async function calm(): Promise<void> {
    await Promise.all([runs.calm(), ...looking]);
  }

  async function catchUp(): Promise<void> {
    for (const { run } of await journal.rows("requests", { where: { status: "open" } }))
      await report(String(run));
    for (const run of await endedSince(journal, openedAt)) await report(run);
  }

  /** Has the rules look at what no host may have let them look at. *Contract*: before anything new is posted, so that each source keeps its order. */
  async function lookAgain(): Promise<void> {
    const began = ports.clock.now();
    const head = await journal.head(OPENED);
    const [earlier] = await journal.read(OPENED, { from: head });
    const looked = lookedSchema.safeParse(earlier?.data);
    const from = looked.success ? looked.data.since : (earlier?.at ?? 0);
    const waiting = await journal.rows("inbox", {
      where: { status: "pending", notified_at: null, reopened: 0, asleep: 0 },
      columns: ["id"],
      orderBy: "created_at",
      after: { value: from - OVERLAP_MS, key: "" },
    });
    for (const { id } of waiting) await posted(String(id));
    // What was posted before was looked at: the next host begins there.
    if (waiting.length >= MANY)
      await engine.append([opened({ type: "inbox.looked", data: { since: began } }, head)]);
    await time.look();
  }

  async function follow(): Promise<void> {
    for await (const batch of journal.tail({ since, signal: closing.signal })) {
      for (const run of toldOf(batch)) await runs.add(() => report(run));
      if (batch.some(({ type }) => TIMED.has(type)))
        await runs.add(() => time.look().catch(onError));
    }
  }

  await runs.add(() => catchUp().then(lookAgain).catch(onError));
  const following = follow().catch(onError);
  return {
    posted: look,
    calm,
    async close() {
      closing.abort();
      time.close();
      await following;
      await calm();
    },
  };
}

/** Whether an item tells of what a person has to know at once. */
async function isUrgent(journal: Pick<Journal, "rows">, id: string): Promise<boolean> {
  const [found] = await journal.rows("inbox", { where: { id }, limit: 1 });
  if (!found) return false;
  const row = inboxRowSchema.parse(found);
  return row.priority === "critical" || bodiesOfItem(row).outcome.class === "auth";
}

/** Up to when all items were looked at, in milliseconds. */
const lookedSchema = z.object({ since: z.int() });

function opened(event: StreamAppend["events"][number], expectedSeq: number): StreamAppend {
  return { stream: OPENED, expectedSeq, class: "run", events: [event] };
}

/** Runs that ended since the inbox was opened, and may have no item. */
async function endedSince(
  journal: Pick<Journal, "rows">,
  openedAt: number,
): Promise<readonly string[]> {
  const [newest] = await journal.rows("inbox", {
    where: { source_type: "run" },
    orderBy: "created_at",
    descending: true,
    limit: 1,
    columns: ["created_at"],
  });
  const from = Math.max(openedAt, Number(newest?.["created_at"] ?? 0) - OVERLAP_MS);
  for (let limit = SLICE; ; limit *= 2) {
    const rows = await journal.rows("runs", {
      orderBy: "ended_at",
      descending: true,
      limit,
      columns: ["id", "ended_at"],
    });
    const since = rows.filter((row) => Number(row["ended_at"] ?? 0) >= from);
    if (since.length < rows.length || rows.length < limit)
      return since.map((row) => String(row["id"])).reverse();
  }
}

function toldOf(batch: readonly Stored[]): ReadonlySet<string> {
  const runs = batch
    .filter(({ stream, type }) => stream.startsWith("run/") && TELLING.has(type))
    .map(({ stream }) => stream.slice("run/".length));
  return new Set(runs);
}
