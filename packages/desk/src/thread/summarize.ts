import { threadId } from "@wheelhouse/core";
import { countTokens } from "./count-tokens.ts";
import { summaryWithoutModel } from "./memory-text.ts";
import type { OrchestratorPorts } from "./orchestrator-ports.ts";
import { messagesSince } from "./read-messages.ts";
import { readThread, writeThread } from "./thread-log.ts";
import type { WarmSessions } from "./warm-sessions.ts";
import type { ReplyTask } from "./write-reply.ts";

/** A thread is summed up again when so many messages, or tokens, were said since. */
const MOST_MESSAGES = 40;
const MOST_TOKENS = 20_000;
/** Longest time that an agent may take for it, in milliseconds. */
const LIMIT_MS = 60_000;
/** Longest summary that is kept, in characters. */
const MOST_CHARACTERS = 12_000;

const ASK = `Sum up this conversation up to now, for somebody who takes it over from you and has nothing else: what the person wants
and prefers, what was found out and where, what was decided and proposed, what is open. Keep names, numbers and paths. At most
400 words, as a list. Call no tool, and say nothing else.`;

/**
 * Sums a thread up when enough was said since it was last: by its agent while that is open, else by us without a model.
 */
export async function summarize(
  ports: OrchestratorPorts,
  sessions: WarmSessions,
  { project, name, signal }: Pick<ReplyTask, "project" | "name" | "signal">,
): Promise<void> {
  const state = await readThread(ports, project.id, name);
  if (!state || state.waiting.length > 0) return;
  const upTo = state.messages;
  const before = state.summary;
  if (upTo - (before?.upTo ?? 0) < 2) return;
  const thread = threadId(project.id, name);
  const rows = await messagesSince(ports.journal, thread, before?.upTo ?? 0);
  const tokens = rows.reduce((sum, { text }) => sum + countTokens(text), 0);
  if (rows.length <= MOST_MESSAGES && tokens <= MOST_TOKENS) return;
  const said = await askFor(ports, sessions, thread, signal);
  const text = said ?? summaryWithoutModel(before?.text, rows);
  await writeThread(ports, { project: project.id, name }, (now) => ({
    events: now
      ? [{ type: "thread.summarized", data: { upTo, text: text.slice(0, MOST_CHARACTERS) } }]
      : [],
    value: undefined,
  }));
}

async function askFor(
  ports: OrchestratorPorts,
  sessions: WarmSessions,
  thread: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const warm = sessions.borrow(thread);
  if (!warm) return undefined;
  const stop = (): void => warm.cancel("the summary is not wanted any more");
  const cancelTimer = ports.clock.after(LIMIT_MS, stop);
  signal.addEventListener("abort", stop, { once: true });
  const meta = { step: "summary", flow: "orchestrator", persona: "orchestrator", role: "author" };
  try {
    const turn = await warm.session.prompt(ASK, { ...meta, generation: 1, ordinal: 1, round: 0 });
    if (turn.end === "done" && turn.text.trim() !== "") {
      sessions.release(warm);
      return turn.text.trim();
    }
    await sessions.drop(thread, "it could not sum up what was said");
    return undefined;
  } finally {
    cancelTimer();
    signal.removeEventListener("abort", stop);
  }
}
