import type { DigestDecision, InboxObject, ItemDecision } from "@wheelhouse/core";
import type { AnyStatus } from "../../parts/status.ts";

type Result = InboxObject["outcome"]["result"];

/** The shape of what happened. */
export const RESULT_MARKS: Readonly<Record<Result, AnyStatus>> = {
  ok: "completed",
  failed: "failed",
  waiting: "waiting",
  told: "pending",
};

/** What happened, in a word. */
export const RESULT_WORDS: Readonly<Record<Result, string>> = {
  ok: "went well",
  failed: "failed",
  waiting: "waits",
  told: "says",
};

/** Who posts, in words. */
export const SOURCE_WORDS: Readonly<Record<InboxObject["source_type"], string>> = {
  scheduler: "schedule",
  pickup: "pickup",
  api: "posted",
  self_heal: "self-healing",
  run: "run",
  signal: "repository",
};

/** What was decided, in words that stand after "decided:". */
export const DECISION_WORDS: Readonly<Record<ItemDecision, string>> = {
  silent: "nothing to do",
  notify: "a person was told",
  issue: "an issue",
  comment: "a comment on its issue",
  start: "work on its issue was begun",
  rerun: "it was run again",
  done: "done",
};

/** What is proposed, in words that stand after "proposed:". */
export const PROPOSED_WORDS: Readonly<Record<DigestDecision["decision"], string>> = {
  silent: "nothing to do",
  notify: "tell you",
  issue: "an issue",
  comment: "a comment on an issue",
};

/** Whether nobody has decided about it. */
export function isOpenItem({ status }: Pick<InboxObject, "status">): boolean {
  return status === "pending" || status === "claimed";
}

/** Whether what an item tells of can be begun again: a schedule, or a run that is over. */
function canRunAgain({ source_type: type, outcome }: InboxObject): boolean {
  if (outcome.result === "waiting") return false;
  return type === "scheduler"
    ? outcome.schedule !== undefined
    : type === "run" && outcome.run !== undefined;
}

/** What a person can decide; `accept` is what is proposed, `rerun` begins again what an item tells of, `snooze` puts it away. */
export type Decision = "accept" | "done" | "issue" | "silent" | "rerun" | "snooze";

/** Whether something can be decided about an item as it is. */
export function isOffered(item: InboxObject, what: Decision): boolean {
  if (!isOpenItem(item)) return false;
  if (what === "accept") return item.outcome.proposed !== null;
  if (what === "rerun") return canRunAgain(item);
  return what !== "snooze" || item.outcome.snoozed_until === null;
}

/** Whether a decision is about all items that are alike. */
export function isForAlike(decision: Decision): boolean {
  return decision === "done" || decision === "issue" || decision === "silent";
}

/** What was decided about an item, in a line; undefined while nothing was. */
export function decisionText({ outcome: { decision } }: InboxObject): string | undefined {
  if (decision === null) return undefined;
  return decision.decisions
    .map((each) =>
      each === "issue" && decision.issue !== undefined
        ? `issue #${decision.issue}`
        : DECISION_WORDS[each],
    )
    .join(", ");
}
