import type { Action, ProposalObject } from "@wheelhouse/core";
import { createContext, useContext } from "react";

/** What the parts of a thread share. */
export interface Chat {
  readonly project: string;
  readonly thread: string;
  /** Does a proposal, or what a person wants in its place. */
  readonly accept: (proposal: ProposalObject, action?: Action) => Promise<unknown>;
  readonly acceptAll: (proposals: readonly ProposalObject[]) => void;
  readonly dismiss: (proposal: ProposalObject) => void;
  readonly undo: (proposal: ProposalObject) => void;
  /** Proposals whose answers are on their way, by number. */
  readonly pending: ReadonlySet<number>;
  /** The proposal whose words are being changed. */
  readonly editing: number | undefined;
  readonly edit: (n: number | undefined) => void;
  /** The card that the keys go on from; the page's own tab stop among the cards. */
  readonly at: number | undefined;
  readonly goTo: (n: number) => void;
  /** Has what failed answered again. */
  readonly tryAgain: () => void;
  /** Puts a run beside the page. */
  readonly beside: (run: string) => void;
  /** Why nothing can be asked of the server now. */
  readonly refused: string | undefined;
}

const Context = createContext<Chat | undefined>(undefined);

/** Gives it to the parts. */
export const ChatProvider = Context.Provider;

/** What the parts of the thread share that this one is in. */
export function useChat(): Chat {
  const chat = useContext(Context);
  if (chat === undefined) throw new Error("there is no thread around this part");
  return chat;
}
