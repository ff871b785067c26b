import { createHash } from "node:crypto";
import type { AgentSession, AttemptSpec, ConversationEvent, Unusable } from "@wheelhouse/engine";
import type { FailureClass, JsonObject, Usage } from "@wheelhouse/core";
import type { Project } from "../desk-ports.ts";
import type { Answering, OrchestratorPorts, ThreadPlace } from "./orchestrator-ports.ts";

/** Longest time without a sign of life in a turn, in milliseconds. */
const SILENCE_MS = 5 * 60_000;
/** A session may stay open for as long as people go on speaking, in milliseconds; a reply has a limit of its own. */
const LONGEST_MS = 30 * 24 * 3_600_000;
/** The one attempt of a thread's run: of one thread no two agents are alive at a time. */
const ATTEMPT = "session";

/** Which session is wanted. */
export interface Wanted {
  /** `<project>/<name>`. */
  readonly thread: string;
  readonly project: Project;
  readonly who: Answering;
  /** Id of the session to go on in, when there is one. */
  readonly resume: string | undefined;
  /** Schema of what it hands in. */
  readonly schema: JsonObject;
}

/** Why there is no session. */
export interface NoSession {
  readonly class: FailureClass;
  readonly reason: string;
}

/** A session of an agent that stays open between messages. */
export interface WarmSession {
  readonly thread: string;
  readonly who: Answering;
  readonly session: AgentSession;
  readonly place: ThreadPlace;
  /** What the agent says goes here; nowhere between replies. */
  hear: ((event: ConversationEvent) => void) | undefined;
  /** Everything up to this message is known to it; 0 when it was told nothing yet. */
  knows: number;
  /** Whether the project has changed since its snapshot, as far as that is known. */
  look: Look;
  /** It goes on in a session of an earlier process. */
  readonly isResumed: boolean;
  /** It has answered before in this process. */
  hasAnswered: boolean;
  /** What it had spent in all when its last reply ended. */
  spent: Usage | undefined;
  /** Ends its turn, as a person who cancels would. */
  cancel(why: string): void;
}

/** A look at a project that is under way, or has ended. */
export interface Look {
  isStale: boolean;
  readonly ended: Promise<void>;
}

/** Looks whether a project has changed since its snapshot. What cannot be told has not. */
export function lookAt(place: Pick<ThreadPlace, "isStale">): Look {
  const ended = place.isStale().then(
    (isStale) => void (look.isStale = isStale),
    () => undefined,
  );
  const look: Look = { isStale: false, ended };
  return look;
}

/** The name of a thread as the run of its agent: short, since paths and markers have it. */
export function runOfThread(thread: string): string {
  return `thread-${createHash("sha256").update(thread).digest("hex").slice(0, 12)}`;
}

/** What the processes of a thread's agent are found by. */
export function markerOfThread(thread: string): string {
  return `${runOfThread(thread)}/${ATTEMPT}`;
}

/** Opens a session for a thread. What an earlier host has left of it is ended first. */
export async function openWarm(
  ports: OrchestratorPorts,
  { thread, project, who, resume, schema }: Wanted,
  signal: AbortSignal,
): Promise<WarmSession | NoSession> {
  const place = await ports.places.ready(thread, project, who.agent);
  const controller = new AbortController();
  const cancel = (why: string): void => controller.abort(why);
  const onAbort = (): void => cancel(String(signal.reason));
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  const spec: AttemptSpec = {
    run: runOfThread(thread),
    step: "chat",
    attempt: ATTEMPT,
    role: "author",
    persona: "orchestrator",
    generation: 1,
    ordinal: 1,
    agent: who.agent,
    model: who.model,
    access: "read",
    cwd: place.cwd,
    home: place.home,
    tmp: place.tmp,
    readable: place.readable,
    resume,
    silenceMs: SILENCE_MS,
    timeoutMs: LONGEST_MS,
    tools: { schema, sendBackTo: [], mayAsk: false },
    rules: ports.rules(project),
  };
  let warm: WarmSession | undefined;
  const emit = (event: ConversationEvent): void => warm?.hear?.(event);
  let session: AgentSession | (Unusable & { readonly class: FailureClass });
  try {
    session = await ports.agents.open(spec, emit, controller.signal);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
  if ("usable" in session) {
    await ports.places.left(thread);
    return { class: session.class, reason: `${session.reason} ${session.hint}`.trim() };
  }
  const { opened } = session;
  warm = {
    thread,
    who,
    session,
    place,
    hear: undefined,
    look: { isStale: false, ended: Promise.resolve() },
    knows: 0,
    isResumed: opened.type === "session.resumed",
    hasAnswered: false,
    spent: undefined,
    cancel,
  };
  return warm;
}

/** Ends a session. Rejects when its processes could not be shown to be dead. */
export async function closeWarm(
  { places }: Pick<OrchestratorPorts, "places">,
  { session, thread }: WarmSession,
  why: string,
): Promise<void> {
  await session.close(why);
  await places.left(thread);
}
