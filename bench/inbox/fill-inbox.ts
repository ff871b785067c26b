import { join } from "node:path";
import {
  EVENT_VERSION,
  inboxStream,
  type InboxPriority,
  RUN_PROJECTIONS,
  sourceKey,
} from "@wheelhouse/core";
import { openSqliteJournal } from "@wheelhouse/journal";

/** How many of the items wait for somebody, of each so many. */
export interface Share {
  /** One of so many is pending; the others needed nothing. */
  readonly waits: number;
}

const DAY_MS = 86_400_000;
const SOURCES = 400;
const PRIORITIES: readonly InboxPriority[] = ["normal", "low", "normal", "critical"];
/** What such a schedule prints before it ends. */
const OUTPUT = "step 3 of 7: connection to the mirror was reset, trying again\n".repeat(10);

/** Fills a data directory with so many items of schedules, from yesterday. */
export async function fillInbox(home: string, items: number, { waits }: Share): Promise<void> {
  const yesterday = Date.now() - DAY_MS;
  await using journal = await openSqliteJournal({
    path: join(home, "journal.db"),
    projections: RUN_PROJECTIONS,
    eventVersion: EVENT_VERSION,
    clock: () => yesterday,
  });
  await journal.append([
    { stream: "inbox-opened", class: "run", events: [{ type: "inbox.opened", data: {} }] },
  ]);
  const perSource = items / SOURCES;
  let last: Promise<unknown> = Promise.resolve();
  for (let n = 0; n < SOURCES; n++) {
    const source = { project: `project-${n % 12}`, type: "scheduler", id: `nightly-${n}` } as const;
    const events = Array.from({ length: perSource }, (_, at) => {
      const item = at + 1;
      const isOpen = (n + at) % waits === 0;
      // Of another kind each, so that no two are one row.
      const outcome = isOpen
        ? { result: "failed", class: `exit-${at}`, text: OUTPUT }
        : { result: "ok", text: OUTPUT };
      const posted = {
        type: "inbox.posted",
        data: {
          item,
          source,
          message: `nightly-${n} came to ${at}`,
          priority: isOpen ? (PRIORITIES[(n + at) % PRIORITIES.length] ?? "normal") : "low",
          dedupeKey: `${at}`,
          streak: isOpen ? 1 : 0,
          outcome,
        },
      };
      const decided = { status: "ignored", decisions: ["silent"], rule: "success" };
      const said = { item, ...decided, why: "It went well, as usual.", by: "the rules" };
      return isOpen ? [posted] : [posted, { type: "inbox.decided", data: said }];
    }).flat();
    last = journal.append([{ stream: inboxStream(sourceKey(source)), class: "run", events }], {
      flush: "soon",
    });
    if (n % 20 === 0) await last;
  }
  await last;
}
