import { API, type InboxObject, oneLine } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { serverNow } from "../../live/server-clock.ts";
import { useToast } from "../../parts/toast.tsx";
import { client } from "../../queries/client.ts";
import { inboxCountsQuery, inboxItemQuery, showItem } from "../../queries/inbox.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { plainWords } from "../../text/plain-words.ts";
import { type Decision, decisionText } from "./inbox-words.ts";
import { snoozeTimes, whenText } from "./snooze-times.ts";

/** More about a decision. */
export interface DecisionOf {
  /** Others of its source about which the same is decided. */
  readonly also?: readonly string[];
  /** Until when it is put away; tomorrow morning when absent. Wall clock in milliseconds. */
  readonly until?: number;
}

/** What can be done about items. */
export interface ItemActs {
  readonly decide: (item: InboxObject, decision: Decision, more?: DecisionOf) => void;
  /** Takes a decision back. */
  readonly undo: (item: string) => void;
  /** The item that this tab has decided last. */
  readonly last: () => string | undefined;
  /** Whether this tab has decided it, or is about to. */
  readonly isOurs: (item: string) => boolean;
  /** Those that are being decided: they are as good as gone. */
  readonly leaving: ReadonlySet<string>;
  /** Why nothing can be decided now. */
  readonly refused: string | undefined;
}

/**
 * Decides about items, with a way back.
 *
 * @param onBack An item is not decided, or no longer: it is shown again.
 */
export function useItemActs(onBack: (item: string) => void): ItemActs {
  const queries = useQueryClient();
  const toast = useToast();
  const refused = refusedBy(useLiveState());
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const decided = useRef<string[]>([]);
  const show = (item: InboxObject): void => {
    for (const queryKey of showItem(queries, item)) void queries.invalidateQueries({ queryKey });
    void queries.invalidateQueries({ queryKey: inboxCountsQuery.queryKey });
  };
  const leave = (ids: readonly string[], isLeaving: boolean): void =>
    setLeaving((now) => {
      const next = new Set(now);
      for (const id of ids)
        if (isLeaving) next.add(id);
        else next.delete(id);
      return next;
    });
  const undo = (id: string): void => {
    decided.current = decided.current.filter((each) => each !== id);
    client.call(API.undoInbox, { parts: { id }, body: {} }).then(
      (item) => {
        show(item);
        onBack(id);
      },
      (error: unknown) => toast({ tone: "failed", ...wordsOf(error) }),
    );
  };
  return {
    decide({ id, message }, decision, more = {}) {
      if (refused !== undefined || leaving.has(id)) return;
      const ids = [id, ...(more.also ?? [])];
      leave(ids, true);
      sent(id, decision, more)
        .then(
          async (item) => {
            decided.current.push(id);
            // What was decided with it comes by the stream, a moment later.
            if (ids.length > 1) await queries.invalidateQueries({ queryKey: ["inbox"] });
            show(item);
            toast({
              tone: "completed",
              title: `${saidOf(item, decision)}: ${plainWords(oneLine(message, 60))}`,
              action: { label: "Undo", run: () => undo(id) },
            });
          },
          (error: unknown) => {
            // Somebody else may have been faster: what they said is shown.
            void queries.invalidateQueries({ queryKey: inboxItemQuery(id).queryKey });
            onBack(id);
            toast({ tone: "failed", ...wordsOf(error) });
          },
        )
        .finally(() => leave(ids, false));
    },
    undo,
    last: () => decided.current.at(-1),
    isOurs: (id) => decided.current.includes(id) || leaving.has(id),
    leaving,
    refused,
  };
}

function sent(
  id: string,
  decision: Decision,
  { also = [], until = snoozeTimes(serverNow())[0].at }: DecisionOf,
): Promise<InboxObject> {
  const parts = { id };
  if (decision === "rerun") return client.call(API.rerunInbox, { parts, body: {} });
  if (decision === "snooze")
    return client.call(API.snoozeInbox, { parts, body: { until: new Date(until).toISOString() } });
  const body = { decision, ...(also.length > 0 && { also: [...also] }) };
  return client.call(API.decideInbox, { parts, body });
}

/** What has become of an item, in words before what it says. */
function saidOf(item: InboxObject, decision: Decision): string {
  const { decision: made, snoozed_until: until } = item.outcome;
  const many = made?.together === undefined ? "" : ` with ${made.together}`;
  switch (decision) {
    case "accept":
      return `Accepted, ${decisionText(item)}`;
    case "done":
      return `Done${many}`;
    case "silent":
      return `Nothing to do${many}`;
    case "issue":
      return made?.issue === undefined ? "An issue was made" : `Issue #${made.issue} was made`;
    case "rerun":
      return "It runs again";
    case "snooze":
      return until === null ? "Put away" : `Put away until ${whenText(Date.parse(until))}`;
    default:
      return decision satisfies never;
  }
}
