import { type Json, messageOf } from "@wheelhouse/core";
import type { ProjectNow } from "./brief-text.ts";
import { handedInForDigest, handedInWithReply } from "./handed-in.ts";
import type { Hearing } from "./hearing.ts";
import type { OrchestratorPorts } from "./orchestrator-ports.ts";
import { promptFor } from "./prompt-for.ts";
import { type ReplyTurns, replyTurns } from "./reply-turns.ts";
import type { NoSession, Wanted, WarmSession } from "./warm-session.ts";
import type { WarmSessions } from "./warm-sessions.ts";
import type { Begun, ReplyTask } from "./write-reply.ts";

/** Longest time of one reply, in milliseconds. */
const REPLY_MS = 15 * 60_000;

const READ = { reply: handedInWithReply, digest: handedInForDigest } as const;

/** What is spoken about, and with whom at first. */
export interface Speaking {
  readonly wanted: Wanted;
  readonly taken: WarmSession;
  readonly hearing: Hearing;
  readonly begun: Begun;
  readonly task: ReplyTask;
  /** What the project is now, where somebody is reading that already. */
  readonly now: Promise<ProjectNow> | undefined;
}

/** What came of it, and with whom it was spoken at last. */
export interface Spoken {
  readonly warm: WarmSession;
  readonly turns: ReplyTurns & {
    /** It took too long. */
    readonly isLate: boolean;
  };
}

/**
 * Speaks with an agent about one reply. Nobody waits for a look at the project, or at whether the agent is alive still: when it
 * turns out before its first word that the project has changed, or that it had died, another process goes on in its
 * session, once.
 */
export async function speak(
  ports: OrchestratorPorts,
  sessions: WarmSessions,
  speaking: Speaking,
): Promise<Spoken> {
  const { wanted, taken, hearing, task } = speaking;
  const hadAnswered = taken.hasAnswered;
  const { turns, isStale } = await turnsWith(ports, taken, speaking, true);
  const isDead = hadAnswered && turns.turn.end === "failed" && turns.turn.class === "agent";
  if (task.signal.aborted || !hearing.isSilent || !(isStale || isDead))
    return { warm: taken, turns };
  const { session, loadable } = taken.session.opened.data;
  const knows = task.kind === "reply" && loadable && (hadAnswered || taken.isResumed);
  const why = isStale ? "the project has changed" : "its process had ended";
  const resume = knows ? session : undefined;
  const again = await sessions
    .drop(wanted.thread, why)
    .then(() => sessions.take({ ...wanted, resume }, task.signal))
    .catch(notTaken);
  if (!("session" in again)) {
    const turn = { end: "failed", class: again.class, error: again.reason } as const;
    return { warm: taken, turns: { ...turns, turn } };
  }
  return { warm: again, turns: (await turnsWith(ports, again, speaking, false)).turns };
}

/** There is no session, for whatever went wrong. */
export function notTaken(error: unknown): NoSession {
  return { class: "unavailable", reason: messageOf(error) };
}

async function turnsWith(
  ports: OrchestratorPorts,
  warm: WarmSession,
  { task: { kind, signal }, begun, hearing, now }: Speaking,
  looks: boolean,
): Promise<{ readonly turns: Spoken["turns"]; readonly isStale: boolean }> {
  const over = { isLate: false, isStale: false, isDone: false };
  const cancelTimer = ports.clock.after(REPLY_MS, () => {
    over.isLate = true;
    warm.cancel("late");
  });
  const onAbort = (): void => warm.cancel(String(signal.reason));
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  const { look } = warm;
  const cancelStale = (): void => {
    if (!looks || over.isDone || !look.isStale || !hearing.isSilent) return;
    over.isStale = true;
    warm.cancel("the project has changed");
  };
  try {
    const { state, to } = begun;
    const prompt = await promptFor(ports, warm, { state, kind, to, now });
    warm.hear = (event) => hearing.take(event);
    const meta: Json = {
      step: kind === "digest" ? "digest" : "chat",
      flow: "orchestrator",
      persona: "orchestrator",
      role: "author",
      generation: 1,
      ordinal: begun.message,
      round: 0,
      asked: prompt.asked,
    };
    cancelStale();
    void look.ended.then(cancelStale);
    const read = READ[kind];
    const turns = await replyTurns(warm.session, { prompt: prompt.text, meta, hearing, read });
    return { turns: { ...turns, isLate: over.isLate }, isStale: over.isStale };
  } catch (error) {
    const turn = { end: "failed", class: "agent", error: messageOf(error) } as const;
    const none = { handed: READ.reply(undefined), text: hearing.text, usage: undefined };
    return { turns: { turn, ...none, isLate: over.isLate }, isStale: over.isStale };
  } finally {
    over.isDone = true;
    warm.hear = undefined;
    cancelTimer();
    signal.removeEventListener("abort", onAbort);
  }
}
