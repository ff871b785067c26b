import { API, type InboxObject, WheelhouseError } from "@wheelhouse/core";
import type { InboxCommand, InboxDone } from "@wheelhouse/desk";
import type { Hono } from "hono";
import { inboxCounts, inboxItem, inboxPage } from "../read/inbox-page.ts";
import { projectNamed } from "../read/known-projects.ts";
import type { Served, Unsigned } from "../server-deps.ts";
import { mount } from "./mount.ts";

/** For so long counts are right though the time of an item may have come, in milliseconds. */
const COUNTED_MS = 5_000;

/** Serves the inbox: what has come in, and what people and others do about it. What a POST answers is journaled. */
export function mountInbox(app: Hono, deps: Served): void {
  const { journal, now } = deps;
  let counted:
    | {
        readonly at: number;
        readonly since: number;
        readonly counts: ReturnType<typeof inboxCounts>;
      }
    | undefined;
  /** As long as nothing happens they are those of before, but for what the time of something has come. */
  const countsNow = async (): ReturnType<typeof inboxCounts> => {
    const at = await journal.watermark();
    const isOld = counted !== undefined && now() - counted.since > COUNTED_MS;
    if (counted?.at !== at || isOld)
      counted = { at, since: now(), counts: inboxCounts(journal, now()) };
    return counted.counts;
  };
  const done = async (command: Unsigned<InboxCommand>): Promise<InboxObject> => {
    const { item } = await performed(deps, command);
    return inboxItem(journal, item, now());
  };

  mount(app, API.inbox, async ({ query: { snoozed, ...query } }) => {
    const page = await inboxPage(journal, { ...query, snoozed: snoozed && true }, now());
    const { snoozed: away, routine, ...counts } = await countsNow();
    return { ...page, counts, snoozed: away, routine };
  });
  mount(app, API.inboxItem, async ({ part }) => inboxItem(journal, part("id"), now()));
  mount(app, API.postInbox, async ({ body, idempotencyKey }) => {
    const { source_type: type, source_id: source, dedupe_key: key, project, ...said } = body;
    const about = project === undefined ? undefined : await projectNamed(deps, project);
    const { item, repeated } = await performed(deps, {
      do: "post",
      project: about?.id ?? "",
      type,
      source,
      dedupeKey: key ?? idempotencyKey ?? null,
      ...said,
    });
    return { ...(await inboxItem(journal, item, now())), repeated };
  });
  mount(app, API.decideInbox, async ({ part, body }) =>
    done({ do: "decide", item: part("id").slice(0, 100), ...body }),
  );
  mount(app, API.snoozeInbox, async ({ part, body: { until } }) =>
    done({ do: "snooze", item: part("id").slice(0, 100), until: Date.parse(until) }),
  );
  mount(app, API.rerunInbox, async ({ part }) =>
    done({ do: "rerun", item: part("id").slice(0, 100) }),
  );
  mount(app, API.undoInbox, async ({ part }) =>
    done({ do: "undo", item: part("id").slice(0, 100) }),
  );
}

async function performed(
  { inbox }: Pick<Served, "inbox">,
  command: Unsigned<InboxCommand>,
): Promise<InboxDone> {
  if (inbox) return inbox.perform(command);
  throw new WheelhouseError("inbox.state", "This server can only look at the inbox.", {
    hint: "Start one that can change it: wheelhouse serve",
  });
}
