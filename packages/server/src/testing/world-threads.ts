import {
  jsonSchema,
  partOfThread,
  type ProposalRow,
  proposalRowSchema,
  type ThreadEvent,
  threadId,
  threadOfRow,
  type ThreadState,
  threadStream,
  WheelhouseError,
} from "@wheelhouse/core";
import type { ThreadDone } from "@wheelhouse/desk";
import type { Journal, Stored } from "@wheelhouse/journal";
import type { ThreadDesk, ThreadWho } from "../server-deps.ts";

const by = "ann";
type Command = Parameters<ThreadDesk["perform"]>[0];

/** What is known of a thread; undefined when there is none. */
async function threadState(journal: Journal, id: string): Promise<ThreadState | undefined> {
  const [row] = await journal.rows("threads", { where: { id } });
  return row && threadOfRow(row);
}

/** Appends events to a thread of the project `orders`, as its host does. `heard` words are of their own class. */
export async function threadEvents(
  journal: Journal,
  events: readonly ThreadEvent[],
  name = "main",
): Promise<void> {
  const stream = threadStream("orders", name);
  for (const event of events)
    await journal.append([
      { stream, class: event.type === "reply.heard" ? "agent" : "run", events: [draftOf(event)] },
    ]);
}

function draftOf({ type, data }: ThreadEvent): Pick<Stored, "type" | "data"> {
  return { type, data: jsonSchema.parse(data) };
}

/**
 * Threads in which nobody answers by themselves: a test appends replies with {@link threadEvents}. What people say and answer is
 * journaled as by a host; a proposal that is accepted makes nothing.
 */
export function worldThreads(journal: Journal, who: Partial<ThreadWho> = {}): ThreadDesk {
  const keys = new Map<string, ThreadDone>();
  return {
    who: () =>
      Promise.resolve({
        agent: "scripted",
        model: null,
        offline: null,
        autonomous: [],
        commands: [],
        ...who,
      }),
    async perform(command) {
      const thread = threadId(command.project.id, command.thread);
      const key = command.do === "say" ? command.key : undefined;
      const before = key === undefined ? undefined : keys.get(`${command.project.id}:${key}`);
      if (before) return { ...before, repeated: true };
      const state = await threadState(journal, thread);
      const events = await eventsOf(journal, command, state);
      const opened = state ? [] : [openedBy(command)];
      const stream = threadStream(command.project.id, command.thread);
      const drafts = [...opened, ...events].map(draftOf);
      await journal.append([{ stream, class: "run", events: drafts }]);
      const message = command.do === "say" ? (state?.messages ?? 0) + 1 : null;
      const done: ThreadDone = { thread, message, repeated: false };
      if (key !== undefined) keys.set(`${command.project.id}:${key}`, done);
      return done;
    },
  };
}

function openedBy({ do: what, project, thread: name }: Command): ThreadEvent {
  if (what === "say" || what === "start")
    return { type: "thread.opened", data: { project, name, title: "", by } };
  throw new WheelhouseError("thread.unknown", `There is no thread ${JSON.stringify(name)}.`);
}

async function eventsOf(
  journal: Journal,
  command: Command,
  state: ThreadState | undefined,
): Promise<ThreadEvent[]> {
  switch (command.do) {
    case "say": {
      const message = (state?.messages ?? 0) + 1;
      const { text, refs } = command;
      return [{ type: "message.said", data: { message, from: "person", by, text, refs } }];
    }
    case "start":
      return [{ type: "thread.started", data: { by } }];
    case "stop":
      return [{ type: "thread.stopped", data: { by } }];
    case "switch": {
      const agent = command.agent === null ? {} : { agent: command.agent };
      const model = command.model === null ? {} : { model: command.model };
      return [{ type: "thread.switched", data: { ...agent, ...model, by } }];
    }
    default:
      return [await answerTo(journal, command)];
  }
}

async function answerTo(
  journal: Journal,
  command: Extract<Command, { readonly proposal: number }>,
): Promise<ThreadEvent> {
  const { project, thread, proposal } = command;
  const row = await proposalRow(journal, partOfThread(threadId(project.id, thread), proposal));
  if (!row) throw new WheelhouseError("proposal.unknown", `There is no proposal ${proposal}.`);
  const wanted = command.do === "undo" ? "accepted" : "open";
  if (row.status !== wanted)
    throw new WheelhouseError("proposal.state", `Proposal ${proposal} is ${row.status}.`);
  if (command.do === "undo") return { type: "proposal.undone", data: { proposal, by } };
  if (command.do === "dismiss") {
    const why = command.why === undefined ? {} : { why: command.why };
    return { type: "proposal.dismissed", data: { proposal, by, ...why } };
  }
  const action = command.action === undefined ? {} : { action: command.action };
  return { type: "proposal.accepted", data: { proposal, ...action, effect: {}, by } };
}

async function proposalRow(journal: Journal, id: string): Promise<ProposalRow | undefined> {
  const [row] = await journal.rows("proposals", { where: { id } });
  return row && proposalRowSchema.parse(row);
}
