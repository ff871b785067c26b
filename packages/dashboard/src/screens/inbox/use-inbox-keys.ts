import type { InboxObject } from "@wheelhouse/core";
import { useCommands } from "../../commands/command-list.ts";
import { type Decision, isOffered } from "./inbox-words.ts";
import type { ItemActs } from "./use-item-acts.ts";

/** The keys of the inbox: one for each decision. */
export function useInboxKeys({
  item,
  move,
  decide,
  acts,
}: {
  /** The item that is shown. */
  readonly item: InboxObject | undefined;
  readonly move: (by: 1 | -1) => void;
  readonly decide: (item: InboxObject, decision: Decision) => void;
  readonly acts: ItemActs;
}): void {
  const here = { group: "List", isHidden: true } as const;
  const way = (id: string, title: string, keys: string, by: 1 | -1) => ({
    ...here,
    id: `inbox.${id}`,
    title,
    keys,
    run: () => move(by),
  });
  const decision = (keys: string, title: string, what: Decision) => ({
    ...here,
    id: `inbox.${what}`,
    title,
    keys,
    run: () => item !== undefined && isOffered(item, what) && decide(item, what),
  });
  useCommands([
    way("next", "Next item", "j", 1),
    way("previous", "Item before it", "k", -1),
    way("below", "Item below", "ArrowDown", 1),
    way("above", "Item above", "ArrowUp", -1),
    decision("a", "Say yes to what is proposed", "accept"),
    decision("r", "Run it again", "rerun"),
    decision("h", "Put it away until tomorrow", "snooze"),
    decision("d", "Done with it", "done"),
    decision("i", "Make an issue of it", "issue"),
    decision("x", "Nothing to do about it", "silent"),
    {
      ...here,
      id: "inbox.undo",
      title: "Take the last decision back",
      keys: "z",
      run() {
        const { decision: made = null, snoozed_until: until = null } = item?.outcome ?? {};
        const isDecided = made !== null || until !== null;
        const id = acts.last() ?? (isDecided ? item?.id : undefined);
        if (id !== undefined) acts.undo(id);
      },
    },
  ]);
}
