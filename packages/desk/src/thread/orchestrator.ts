/**
 * The orchestrator of the one host that answers: what people say in threads, and digests of the inbox.
 *
 * Owns: that whatever was said is answered or says why it is not, one reply at a time in a thread; the agents that are kept
 * open for it. What was said and answered is in the journal alone; an agent's session is a cache of it.
 * Does not own: what proposals do (proposals/), what goes into a digest (the drain), who is chosen (its ports).
 */
import {
  type ActionKind,
  INBOX_THREAD,
  threadId,
  threadOfRow,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Project } from "../desk-ports.ts";
import { Conversation, type DigestAnswer } from "./conversation.ts";
import type { Answering, Offline, OrchestratorPorts } from "./orchestrator-ports.ts";
import { opened, say } from "./say.ts";
import type { ThreadCommand, ThreadCommandTo, ThreadDone } from "./thread-command.ts";
import { writeThread } from "./thread-log.ts";
import { markerOfThread } from "./warm-session.ts";
import { type OwnCommand, WarmSessions } from "./warm-sessions.ts";

/** Who says what is in a digest. */
const BY_INBOX = "the inbox";

/** Who answers in a project when a thread says nothing else. */
export interface Who {
  readonly agent: string | null;
  readonly model: string | null;
  /** Why nobody does, and what to do about it. */
  readonly offline: Offline | null;
  /** What it does by itself. */
  readonly autonomous: readonly ActionKind[];
  /** Commands of their own that agents know who are open now, by thread. */
  readonly commands: readonly OwnCommand[];
}

/** The orchestrator of a host. */
export interface Orchestrator {
  /** Does what a person asks for in a thread; what is said is in the journal when it resolves, and is answered later. */
  perform(command: ThreadCommand): Promise<ThreadDone>;
  /** Gives a digest of one project to be decided about. Never rejects for an agent that fails. */
  ask(project: Project, text: string): Promise<DigestAnswer>;
  who(project: Project): Promise<Who>;
  /** Resolves when nothing is to be answered now; of one thread, or of all. */
  settle(thread?: { readonly project: Project; readonly name: string }): Promise<void>;
  /** Breaks off what is being written, and ends the agents. */
  close(): Promise<void>;
}

/** How the orchestrator is opened. */
export interface OrchestratorOptions {
  /** Whether it answers here; else what is said waits for a host that does. */
  readonly converses: boolean;
}

/** Opens the orchestrator, and answers what an earlier host has left. */
export async function openOrchestrator(
  ports: OrchestratorPorts,
  { converses }: OrchestratorOptions,
): Promise<Orchestrator> {
  const sessions = new WarmSessions(ports);
  const conversations = new Map<string, Conversation>();
  let isClosed = false;

  function conversation(project: Project, name: string): Conversation {
    const id = threadId(project.id, name);
    const known = conversations.get(id) ?? new Conversation(ports, sessions, { project, name });
    conversations.set(id, known);
    return known;
  }

  const answer = (project: Project, name: string): void => {
    if (converses && !isClosed) conversation(project, name).wake();
  };

  async function setGoing(command: ThreadCommandTo<"start">): Promise<ThreadDone> {
    const { project, thread: name, by } = command;
    await writeThread(ports, { project: project.id, name }, (state) => ({
      events: [
        ...(state ? [] : [opened(project, name, by)]),
        { type: "thread.started" as const, data: { by } },
      ],
      value: undefined,
    }));
    // Nobody waits any more for what was said in a digest: the inbox makes another one.
    if (name !== INBOX_THREAD) answer(project, name);
    return done(command);
  }

  async function stop(command: ThreadCommandTo<"stop">): Promise<ThreadDone> {
    const { project, thread: name, by } = command;
    const stopped = { type: "thread.stopped", data: { by } } as const;
    await writeThread(ports, { project: project.id, name }, (state) => {
      // A person may want no digest to be read before there is one.
      if (!state && name === INBOX_THREAD)
        return { events: [opened(project, name, by), stopped], value: undefined };
      const isStopped = must(state, command).stopped !== undefined;
      return { events: isStopped ? [] : [stopped], value: undefined };
    });
    if (converses) await conversation(project, name).breakOff("stopped");
    return done(command);
  }

  async function switchTo(command: ThreadCommandTo<"switch">): Promise<ThreadDone> {
    const { project, thread: name, by, agent, model } = command;
    const said = { ...(agent !== null && { agent }), ...(model !== null && { model }) };
    if (agent !== null || model !== null) await ports.checkAgent(project, said);
    await writeThread(ports, { project: project.id, name }, (state) => ({
      events: [
        ...(state ? [] : [opened(project, name, by)]),
        { type: "thread.switched" as const, data: { ...said, by } },
      ],
      value: undefined,
    }));
    if (converses) await conversation(project, name).breakOff("switched");
    answer(project, name);
    return done(command);
  }

  async function perform(command: ThreadCommand): Promise<ThreadDone> {
    switch (command.do) {
      case "say": {
        const said = await say(ports, { ...command, from: "person" });
        answer(command.project, command.thread);
        return { ...done(command), ...said };
      }
      case "start":
        return setGoing(command);
      case "stop":
        return stop(command);
      case "switch":
        return switchTo(command);
      case "accept":
      case "dismiss":
        return ports.proposals.answer(command);
      case "undo":
        return ports.proposals.undo(command);
      default:
        return command satisfies never;
    }
  }

  /** What hosts that died have left: agents that nobody speaks with any more, and threads that wait. */
  async function goOn(): Promise<void> {
    for (const thread of await ports.places.occupied())
      if ((await ports.agents.reap(markerOfThread(thread))) === "dead")
        await ports.places.left(thread);
    for (const row of await ports.journal.rows("threads", { where: { busy: 1 } })) {
      const { project, name } = threadOfRow(row);
      // Nobody waits any more for what was said in a digest: the inbox makes another one.
      if (name === INBOX_THREAD) await conversation(project, name).layToRest();
      else void conversation(project, name).settle();
    }
  }

  if (converses) await goOn().catch(ports.onError);
  return {
    perform,
    async ask(project, text) {
      const chosen = await ports.chosen(project, {});
      if ("offline" in chosen) return { offline: chosen.offline.reason };
      if (!converses || isClosed) return { offline: "Nobody answers at this host." };
      const { message } = await say(ports, {
        project,
        thread: INBOX_THREAD,
        from: "wheelhouse",
        by: BY_INBOX,
        text,
        refs: [],
      });
      return conversation(project, INBOX_THREAD).digest(message);
    },
    async who(project) {
      const chosen: Answering | { readonly offline: Offline } = await ports.chosen(project, {});
      const autonomous = ports.autonomous(project);
      const commands = sessions.commands(project.id);
      return "offline" in chosen
        ? { agent: null, model: null, offline: chosen.offline, autonomous, commands }
        : { agent: chosen.agent, model: chosen.model ?? null, offline: null, autonomous, commands };
    },
    async settle(thread) {
      if (thread) await conversation(thread.project, thread.name).settle();
      else await Promise.all([...conversations.values()].map((each) => each.settle()));
    },
    async close() {
      isClosed = true;
      await Promise.all([...conversations.values()].map((each) => each.close()));
      await sessions.close();
    },
  };
}

function done({ project, thread }: ThreadCommand): ThreadDone {
  return { thread: threadId(project.id, thread), message: null, repeated: false };
}

function must<T>(state: T | undefined, { thread }: ThreadCommand): T {
  if (state !== undefined) return state;
  throw new WheelhouseError("thread.unknown", `There is no thread ${thread} in this project.`, {
    hint: "It is there as soon as something is said in it.",
  });
}
