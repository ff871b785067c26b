import type { IssueItem, IssueStatus } from "@wheelhouse/core";
import { ACCEPT } from "../solve-issue.ts";
import { notNow } from "../write/refusals.ts";

/** What a move of a card means. */
export type Move = "start" | "stop" | "accept" | "close" | "reopen";

/** Where a card is, and what its run asks. */
export interface Moving extends Pick<IssueItem, "number" | "status"> {
  /** Whether its run waits for a person to accept its work. */
  readonly asksToAccept: boolean;
}

const NAMES: Readonly<Record<IssueStatus, string>> = {
  open: "open",
  inprogress: "in progress",
  waiting: "waiting",
  done: "done",
  closed: "closed",
};

/**
 * What is to be done so that a card gets to a column; where nothing that a person may do leads there, `issue.state` says
 * why. Pure.
 */
export function moveOf({ number, status, asksToAccept }: Moving, to: IssueStatus): Move {
  if (status === to) throw notNow(number, `is ${NAMES[to]} already`);
  if (to === "closed") return "close";
  if (status === "closed") {
    if (to === "open") return "reopen";
    throw notNow(number, "is closed", `Open it again first: wheelhouse issue reopen ${number}`);
  }
  if (to === "open") {
    if (status !== "done") return "stop";
    throw notNow(
      number,
      "is done and stays it",
      `Make a new issue for what is missing, or have it worked on again: wheelhouse issue start ${number}`,
    );
  }
  if (to === "inprogress") {
    if (status === "open") return "start";
    if (status === "done")
      throw notNow(
        number,
        "is done",
        `Have it worked on again, if it is not: wheelhouse issue start ${number}`,
      );
    throw notNow(
      number,
      "goes on when what its run asks is answered",
      `See what that is: wheelhouse issue show ${number}`,
    );
  }
  if (to === "waiting")
    throw notNow(number, "waits when its run asks something; nobody can make it");
  if (asksToAccept) return "accept";
  throw notNow(number, `is done when a run of it has ended well, and it is ${NAMES[status]}`);
}

/** Whether one of these requests asks for a person's yes to the work. */
export function acceptRequestOf<T extends { readonly step: string }>(
  requests: readonly T[],
): T | undefined {
  return requests.find(({ step }) => step === ACCEPT.step);
}
