import {
  digestOutputSchema,
  type JsonObject,
  jsonSchema,
  replyOutputSchema,
  type ThreadEvent,
  threadId,
  type ThreadState,
  threadStream,
} from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { z } from "zod";
import type { Project } from "../desk-ports.ts";
import {
  type Broken,
  type EndedReply,
  endOfReply,
  outcomeOfTurn,
  type ReplyOutcome,
} from "./end-of-reply.ts";
import { Hearing } from "./hearing.ts";
import type { Answering, OrchestratorPorts } from "./orchestrator-ports.ts";
import type { ReplyKind } from "./prompt-for.ts";
import { projectNow } from "./project-now.ts";
import { notTaken, speak } from "./speak.ts";
import { spentSince } from "./spent-since.ts";
import { writeThread } from "./thread-log.ts";
import type { NoSession, WarmSession } from "./warm-session.ts";
import type { WarmSessions } from "./warm-sessions.ts";

/** What a reply is written with. */
export interface ReplyTask {
  readonly project: Project;
  readonly name: string;
  readonly kind: ReplyKind;
  readonly who: Answering;
  /** Aborts to break it off; its reason is a {@link Broken}. */
  readonly signal: AbortSignal;
}

/** What came of a try: nothing when nothing was begun. */
export interface WrittenReply {
  readonly message: number;
  readonly to: readonly number[];
  readonly outcome: ReplyOutcome;
}

const schemaOf = (schema: z.ZodType): JsonObject =>
  z
    .record(z.string(), jsonSchema)
    .parse(JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: "input" }))));
const SCHEMAS: Readonly<Record<ReplyKind, JsonObject>> = {
  reply: schemaOf(replyOutputSchema),
  digest: schemaOf(digestOutputSchema),
};

/** Which reply it is, and the thread as it was when it was begun. */
export interface Begun {
  readonly message: number;
  readonly state: ThreadState;
  readonly to: readonly number[];
}

/**
 * Writes one reply to all that waits in a thread: it is begun in the journal before the agent is told anything, and ended when
 * the agent's words are in the journal; when that was broken off or has failed, not before its processes are proven dead.
 * *Contract*: a reply that somebody else has ended meanwhile is left as it is.
 */
export async function writeReply(
  ports: OrchestratorPorts,
  sessions: WarmSessions,
  task: ReplyTask,
  before: ThreadState,
): Promise<WrittenReply | undefined> {
  const { project, name, kind, who, signal } = task;
  const thread = threadId(project.id, name);
  const known = before.session;
  const isSame = known?.agent === who.agent && known.model === who.model;
  const resume = kind === "reply" && isSame ? known?.id : undefined;
  const wanted = { thread, project, who, resume, schema: SCHEMAS[kind] };
  // What only a new session is told is read while that is being opened.
  const now =
    resume === undefined && !sessions.has(thread) ? projectNow(ports, project) : undefined;
  now?.catch(() => undefined);
  const taken = await sessions.take(wanted, signal).catch(notTaken);
  if (signal.aborted) {
    if ("session" in taken) await sessions.drop(thread, String(signal.reason));
    return undefined;
  }
  if (!("session" in taken)) return refused(ports, task, taken);
  const begun = await begin(ports, task, memoryOf(taken, before));
  if (!begun) {
    sessions.release(taken);
    return undefined;
  }
  const hearing = new Hearing(
    ports,
    { stream: threadStream(project.id, name), message: begun.message },
    ports.onError,
  );
  const { warm, turns } = await speak(ports, sessions, {
    wanted,
    taken,
    hearing,
    begun,
    task,
    now,
  });
  await hearing.end();
  const broken = signal.aborted ? brokenOf(signal) : turns.isLate ? "late" : undefined;
  let outcome = outcomeOfTurn(turns.turn, turns.handed, broken);
  // Elsewhere the sandbox holds it.
  const wrote = warm.session.level === "agent-enforced" ? await warm.place.wrote() : [];
  if (wrote.length > 0) {
    const why = `Files changed while it ran, although it may only read: ${wrote.join(", ")}`;
    outcome = { end: "failed", class: "wrote", why };
  }
  const goesOn =
    outcome.end === "done" || (outcome.end === "failed" && outcome.until !== undefined);
  if (goesOn && kind === "reply") {
    warm.knows = begun.message;
    warm.hasAnswered = true;
    sessions.release(warm);
  } else {
    const why = outcome.end === "failed" ? outcome.why : "the reply has ended";
    const alive = await sessions.drop(thread, why).then(() => undefined, String);
    if (alive !== undefined && outcome.end !== "done")
      outcome = {
        end: "failed",
        class: "refused",
        why: `Its processes could not be ended: ${alive}`,
      };
  }
  const { data } = warm.session.opened;
  const usage = spentSince(turns.usage, warm.spent);
  warm.spent = turns.usage ?? warm.spent;
  const ended: EndedReply = {
    message: begun.message,
    text: turns.text,
    usage,
    session: data.loadable && outcome.end !== "failed" ? data.session : undefined,
  };
  await end(ports, task, ended, outcome);
  return { message: begun.message, to: begun.to, outcome };
}

function memoryOf(warm: WarmSession, { messages, waiting }: ThreadState) {
  if (warm.hasAnswered || warm.isResumed) return "resumed";
  return messages > waiting.length ? "told" : "new";
}

function brokenOf({ reason }: AbortSignal): Broken {
  return reason === "stopped" || reason === "switched" ? reason : "closing";
}

/** Nobody could be opened: the reply has failed before it was begun. */
async function refused(
  ports: OrchestratorPorts,
  task: ReplyTask,
  { class: kind, reason: why }: NoSession,
): Promise<WrittenReply | undefined> {
  const begun = await begin(ports, task, "new");
  if (!begun) return undefined;
  const outcome: ReplyOutcome = { end: "failed", class: kind, why };
  const { message, to } = begun;
  await end(ports, task, { message, text: "", usage: undefined, session: undefined }, outcome);
  return { message, to, outcome };
}

function begin(
  ports: OrchestratorPorts,
  { project, name, who }: ReplyTask,
  memory: "new" | "resumed" | "told",
): Promise<Begun | undefined> {
  return writeThread<Begun | undefined>(ports, { project: project.id, name }, (state) => {
    if (!state || state.stopped || state.reply || state.waiting.length === 0)
      return { events: [], value: undefined };
    const message = state.messages + 1;
    const to = [...state.waiting];
    const { agent, model } = who;
    const data = {
      message,
      to,
      agent,
      ...(model !== undefined && { model }),
      attempt: state.failures + 1,
      memory,
    };
    return { events: [{ type: "reply.begun", data }], value: { message, state, to } };
  });
}

async function end(
  ports: OrchestratorPorts,
  { project, name }: ReplyTask,
  ended: EndedReply,
  outcome: ReplyOutcome,
): Promise<void> {
  const tells = outcome.end === "failed" && outcome.class === "auth";
  await writeThread(ports, { project: project.id, name }, async (state) => {
    const events: readonly ThreadEvent[] =
      state?.reply?.message === ended.message ? endOfReply(state, ended, outcome) : [];
    const beside: readonly StreamAppend[] =
      tells && events.length > 0
        ? await ports.alerts.raised({
            fingerprint: `auth orchestrator ${project.id}`,
            title: "The orchestrator is not signed in",
            text: outcome.why,
            priority: "critical",
            about: { project: project.id },
          })
        : [];
    return { events, beside, value: undefined };
  });
  if (tells) void ports.alerts.settle();
}
