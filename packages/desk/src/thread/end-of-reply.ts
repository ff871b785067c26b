import { actionText, type ThreadEvent, type ThreadState, type Usage } from "@wheelhouse/core";
import type { TurnEnd } from "@wheelhouse/engine";
import type { HandedIn } from "./handed-in.ts";

/** Why a reply was broken off from our side. */
export type Broken = "stopped" | "switched" | "closing" | "late";

/** What a reply came to. */
export type ReplyOutcome =
  | { readonly end: "done"; readonly handed: HandedIn }
  | {
      readonly end: "failed";
      readonly class: string;
      readonly why: string;
      /** When it may be tried again, in milliseconds. */
      readonly until?: number | undefined;
    }
  | { readonly end: "cancelled" };

/** The class of a reply that a host has not ended, and of one that another agent answers. */
export const BY_HOST = "host";
const BY_SWITCH = "switched";

/** The words of a failure that is nobody's: its messages are answered again. */
export const HOST_WENT = "Wheelhouse was ended while this was being written.";

/** What a turn makes of a reply; `broken` when it was ended by us. Pure. */
export function outcomeOfTurn(
  turn: TurnEnd,
  handed: HandedIn,
  broken: Broken | undefined,
): ReplyOutcome {
  if (broken !== undefined) return outcomeOfBreak(broken);
  switch (turn.end) {
    case "done":
      return { end: "done", handed };
    case "failed":
      return { end: "failed", class: turn.class, why: turn.error };
    case "cancelled":
      return { end: "failed", class: "agent", why: "The agent ended its turn by itself." };
    case "rate-limited": {
      const { until, error } = turn;
      const why = `${error} It is asked again at ${new Date(until).toISOString()}.`;
      return { end: "failed", class: "rate-limit", why, until };
    }
    case "asked":
      if (!turn.permission) return { end: "done", handed };
      return {
        end: "failed",
        class: "refused",
        why: `It insists on what it may not do: ${turn.text}`,
      };
    default:
      return turn satisfies never;
  }
}

/** What a reply comes to that we break off. Pure. */
export function outcomeOfBreak(broken: Broken): ReplyOutcome {
  switch (broken) {
    case "stopped":
      return { end: "cancelled" };
    case "switched":
      return { end: "failed", class: BY_SWITCH, why: "Another agent answers from here on." };
    case "closing":
      return { end: "failed", class: BY_HOST, why: HOST_WENT };
    case "late":
      return { end: "failed", class: "timeout", why: "The reply took too long." };
    default:
      return broken satisfies never;
  }
}

/** What is known of a reply that ends. */
export interface EndedReply {
  readonly message: number;
  readonly text: string;
  readonly usage: Usage | undefined;
  /** The session that it can be gone on with. */
  readonly session: string | undefined;
}

/** Ends a reply, with what it proposes. Pure. */
export function endOfReply(
  state: Pick<ThreadState, "proposals">,
  { message, text, usage, session }: EndedReply,
  outcome: ReplyOutcome,
): readonly ThreadEvent[] {
  const known = {
    message,
    text,
    ...(usage && { usage }),
    ...(session !== undefined && { session }),
  };
  if (outcome.end === "cancelled")
    return [{ type: "reply.ended", data: { ...known, end: "cancelled" } }];
  if (outcome.end === "failed") {
    const { why, class: kind } = outcome;
    const failed = { end: "failed" as const, why: why.slice(0, 2_000), class: kind };
    return [{ type: "reply.ended", data: { ...known, ...failed } }];
  }
  const { question, proposed, problem, decisions } = outcome.handed;
  const why =
    problem === undefined
      ? undefined
      : `What it handed in was left out: ${problem}`.slice(0, 2_000);
  const shown = text === "" ? wordsFor(outcome.handed) : text;
  const done = { end: "done" as const, ...(question !== undefined && { question }) };
  return [
    {
      type: "reply.ended",
      data: {
        ...known,
        text: decisions ? decisionsText(shown, decisions) : shown,
        ...done,
        ...(why !== undefined && { why }),
      },
    },
    ...proposed.map(({ action, why: reason }, at): ThreadEvent => {
      const proposal = state.proposals + at + 1;
      return { type: "proposal.made", data: { proposal, message, action, why: reason } };
    }),
  ];
}

/** Some agents hand in and say nothing: a reply without words is none. */
function wordsFor({ question, proposed }: HandedIn): string {
  if (question !== undefined) return question;
  return proposed.map(({ action }) => `- ${actionText(action)}`).join("\n");
}

function decisionsText(text: string, decisions: NonNullable<HandedIn["decisions"]>): string {
  const lines = decisions.map(({ item, decision, why }) => `- ${item}: ${decision}. ${why}`);
  return [text, lines.join("\n")].filter((part) => part !== "").join("\n\n");
}
