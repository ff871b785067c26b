import {
  type MessageRow,
  proposalRowSchema,
  type ProposalRow,
  threadId,
  type ThreadState,
} from "@wheelhouse/core";
import { briefText, type ProjectNow } from "./brief-text.ts";
import { memoryText } from "./memory-text.ts";
import type { OrchestratorPorts } from "./orchestrator-ports.ts";
import { projectNow } from "./project-now.ts";
import { promptOf } from "./prompt-of.ts";
import { quoteReferences } from "./quote-references.ts";
import { messagesSince } from "./read-messages.ts";
import type { WarmSession } from "./warm-session.ts";

/** So many of the newest proposals are looked at for an answer. */
const LOOKED_AT = 40;

/** A message that is not answered yet, and the reply that is being written. */
const OPEN: ReadonlySet<string> = new Set(["waiting", "writing"]);

/** Which kind of answer a thread has: in its own words, or a decision for each item of a digest. */
export type ReplyKind = "reply" | "digest";

/** What is answered. */
export interface Answered {
  readonly state: ThreadState;
  readonly kind: ReplyKind;
  /** Numbers of the messages that are answered. */
  readonly to: readonly number[];
  /** What the project is now, where somebody is reading that already. */
  readonly now: Promise<ProjectNow> | undefined;
}

/** A prompt, and the words in it that are answered. */
export interface Prompt {
  readonly text: string;
  readonly asked: string;
}

/** The prompt for a reply: of a session that knows the conversation what is new, else all of it in short. */
export async function promptFor(
  ports: OrchestratorPorts,
  warm: WarmSession,
  { state, kind, to, now }: Answered,
): Promise<Prompt> {
  const { journal } = ports;
  const { project, name, summary } = state;
  const thread = threadId(project.id, name);
  const knowsIt = warm.hasAnswered || warm.isResumed;
  const knows = warm.hasAnswered ? warm.knows : (state.session?.knows ?? 0);
  const first = Math.min(...to);
  const since = knowsIt ? knows : kind === "digest" ? first - 1 : (summary?.upTo ?? 0);
  const rows = await messagesSince(journal, thread, Math.min(since, first) - 1);
  // Digests of earlier times are nothing to this one.
  const asked = rows.filter(({ n }) => to.includes(n)).slice(kind === "digest" ? -1 : 0);
  const others = rows.filter(({ n, status }) => !to.includes(n) && n > since && !OPEN.has(status));
  const missed = knowsIt ? memoryText(undefined, others) : "";
  const answers = knowsIt ? await answersSince(journal, thread, askedAt(rows, knows)) : [];
  const text = promptOf({
    brief: knowsIt ? undefined : briefText(kind, await (now ?? projectNow(ports, project))),
    memory: knowsIt || kind === "digest" ? "" : memoryText(summary, others),
    missed,
    answers,
    quotes: await quoteReferences(ports, project, asked),
    messages: asked,
  });
  return { text, asked: asked.map((row) => row.text).join("\n") };
}

/** When the reply ended that a session knows last; 0 when that was never. */
function askedAt(rows: readonly MessageRow[], knows: number): number {
  return rows.findLast(({ n }) => n <= knows)?.ended_at ?? 0;
}

async function answersSince(
  journal: OrchestratorPorts["journal"],
  thread: string,
  since: number,
): Promise<readonly ProposalRow[]> {
  const rows = await journal.rows("proposals", {
    where: { thread },
    orderBy: "n",
    descending: true,
    limit: LOOKED_AT,
  });
  return rows
    .map((row) => proposalRowSchema.parse(row))
    .filter(({ answered_at }) => (answered_at ?? 0) > since)
    .reverse();
}
