import type { ProposalObject } from "@wheelhouse/core";
import type { RefObject } from "react";
import { useCommands } from "../../commands/command-list.ts";
import type { ThreadView } from "./log/thread-log.ts";
import type { ListHandle } from "./messages/message-list.tsx";
import type { ChatActs } from "./use-chat-acts.ts";

/**
 * The keys of a thread. Those that answer are about the card that has the focus: while none has it they lead to one, so
 * that no letter does anything that is not in view.
 */
export function useChatKeys({
  view,
  list,
  acts,
  at,
  edit,
  box,
  canStop,
}: {
  readonly view: ThreadView;
  readonly list: RefObject<ListHandle | null>;
  readonly acts: ChatActs;
  /** The card at which the keys are, or would begin. */
  readonly at: number | undefined;
  readonly edit: (n: number | undefined) => void;
  /** Where messages are written. */
  readonly box: RefObject<HTMLElement | null>;
  /** Whether something is being written that can be broken off. */
  readonly canStop: boolean;
}): void {
  const all = view.rows.flatMap(({ proposals }) => proposals);
  const find = (n: number | undefined): ProposalObject | undefined =>
    all.find((each) => each.n === n);
  const go = (proposal: ProposalObject | undefined): void => {
    if (proposal === undefined) return;
    list.current?.show(proposal.message);
    focusCard(proposal.n);
  };
  const move = (by: 1 | -1): void => {
    const here = focusedCard();
    const place = all.findIndex(({ n }) => n === (here ?? at));
    go(here === undefined ? (find(at) ?? all.at(-1)) : all[place + by]);
  };
  /** Does something with the card that has the focus, or leads to one. */
  const withCard = (act: (proposal: ProposalObject) => void) => (): void => {
    const proposal = find(focusedCard());
    if (proposal === undefined) return go(find(at));
    const isBusy = acts.pending.has(proposal.n) || acts.refused !== undefined;
    if (proposal.status === "open" && !isBusy) act(proposal);
  };
  const here = { group: "List", isHidden: true } as const;
  useCommands([
    { ...here, id: "chat.next", title: "Next proposal", keys: "j", run: () => move(1) },
    { ...here, id: "chat.previous", title: "Proposal before it", keys: "k", run: () => move(-1) },
    {
      ...here,
      id: "chat.accept",
      title: "Accept the proposal",
      keys: "a",
      run: withCard((proposal) => void acts.accept(proposal)),
    },
    {
      ...here,
      id: "chat.edit",
      title: "Change the proposal",
      keys: "e",
      run: withCard(({ n }) => edit(n)),
    },
    { ...here, id: "chat.dismiss", title: "Dismiss it", keys: "x", run: withCard(acts.dismiss) },
    {
      ...here,
      id: "chat.all",
      title: "Accept all of the reply",
      keys: "Shift+A",
      run: withCard(({ message }) =>
        acts.acceptAll(all.filter((each) => each.message === message && each.status === "open")),
      ),
    },
    {
      ...here,
      id: "chat.undo",
      title: "Take back what was accepted last",
      keys: "z",
      run() {
        const focused = find(focusedCard());
        const proposal = focused?.status === "accepted" ? focused : find(acts.last());
        if (proposal !== undefined) acts.undo(proposal);
      },
    },
    {
      id: "chat.end",
      title: "Go to the end of the thread",
      group: "List",
      keys: "End",
      run: () => list.current?.toEnd(),
    },
    {
      ...here,
      id: "chat.leave",
      title: "From the box to the proposals",
      keys: "Escape",
      inFields: true,
      run() {
        // What is open above the page has keys of its own.
        if (document.activeElement !== box.current) return;
        const proposal = find(at);
        if (proposal === undefined) list.current?.focus();
        else go(proposal);
      },
    },
  ]);
  useCommands(
    canStop
      ? [
          {
            id: "chat.stop",
            title: "Break the reply off",
            group: "Run",
            keys: "Shift+S",
            run: acts.stop,
          },
        ]
      : [],
  );
}

function focusedCard(): number | undefined {
  const card = document.activeElement?.closest("[data-card]")?.getAttribute("data-card");
  return card === undefined || card === null ? undefined : Number(card);
}

/** Gives a card the focus as soon as it is drawn: what was out of sight may come a frame later. */
function focusCard(n: number, tries = 10): void {
  const card = document.querySelector<HTMLElement>(`[data-card="${n}"]`);
  if (card !== null) card.focus();
  else if (tries > 0) requestAnimationFrame(() => focusCard(n, tries - 1));
}
