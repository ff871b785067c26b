import { API, type InboxObject, oneLine } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { useToast } from "../../parts/toast.tsx";
import { client } from "../../queries/client.ts";
import { inboxCountsQuery, inboxItemQuery, showItem } from "../../queries/inbox.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { plainWords } from "../../text/plain-words.ts";

/** What a person can decide. */
export type Decision = "done" | "issue" | "silent";

/** What can be done about items. */
export interface ItemActs {
  readonly decide: (item: InboxObject, decision: Decision) => void;
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

const DONE_WORDS: Readonly<Record<Decision, string>> = {
  done: "Done",
  issue: "An issue was made",
  silent: "Nothing to do",
};

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
  const leave = (id: string, isLeaving: boolean): void =>
    setLeaving((now) => {
      const next = new Set(now);
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
    decide({ id, message }, decision) {
      if (refused !== undefined || leaving.has(id)) return;
      leave(id, true);
      client
        .call(API.decideInbox, { parts: { id }, body: { decision } })
        .then(
          (item) => {
            decided.current.push(id);
            show(item);
            const made = item.outcome.decision?.issue;
            toast({
              tone: "completed",
              title: `${made === undefined ? DONE_WORDS[decision] : `Issue #${made} was made`}: ${plainWords(oneLine(message, 60))}`,
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
        .finally(() => leave(id, false));
    },
    undo,
    last: () => decided.current.at(-1),
    isOurs: (id) => decided.current.includes(id) || leaving.has(id),
    leaving,
    refused,
  };
}
