import {
  API,
  MAIN_THREAD,
  partOfThread,
  type ProposalObject,
  THREAD_NAME,
  type ThreadObject,
  threadId,
  WheelhouseError,
} from "@wheelhouse/core";
import type { ThreadCommand, ThreadDone } from "@wheelhouse/desk";
import type { Hono } from "hono";
import { projectNamed } from "../read/known-projects.ts";
import { proposalById, threadById, threadPage, threadsOf } from "../read/thread-page.ts";
import type { Project, Served, ThreadWho, Unsigned } from "../server-deps.ts";
import type { Hub } from "../stream/hub.ts";
import { mount } from "./mount.ts";
import { sendWork } from "./send-work.ts";

const NUMBER = /^[1-9]\d{0,8}$/;
const LOOKS = {
  reason: "This server can only look at threads.",
  hint: "Start one that can answer in them: wheelhouse serve",
};
const NOBODY: ThreadWho = {
  agent: null,
  model: null,
  offline: LOOKS,
  autonomous: [],
  commands: [],
};

type Part = (name: string) => string;

/** Serves the orchestrator's threads: what was said, and what people say and answer. What a POST answers is journaled. */
export function mountThreads(app: Hono, deps: Served, hub: Pick<Hub, "position">): void {
  const { journal, threads } = deps;
  const projectOf = (part: Part): Promise<Project> => projectNamed(deps, part("id"));
  /** Does something in a thread and answers with the thread as it is then. */
  const done = async (
    command: Unsigned<ThreadCommand>,
    by: string | undefined,
  ): Promise<ThreadObject> => {
    const { thread } = await performed(deps, command, by);
    const found = await threadById(journal, thread);
    if (!found) throw unknown(command.thread);
    return found;
  };
  /** Does something about a proposal and answers with the proposal as it is then. */
  const answered = async (
    command: Unsigned<Extract<ThreadCommand, { readonly proposal: number }>>,
    by: string | undefined,
  ): Promise<ProposalObject> => {
    const { thread } = await performed(deps, command, by);
    const found = await proposalById(journal, partOfThread(thread, command.proposal));
    if (!found) throw noProposal(String(command.proposal));
    return found;
  };

  mount(app, API.orchestrator, async ({ part }) => {
    const project = await projectOf(part);
    const { autonomous, commands, ...who } = threads ? await threads.who(project) : NOBODY;
    return {
      ...who,
      autonomous: [...autonomous],
      commands: [...commands],
      threads: await threadsOf(journal, project.id),
    };
  });
  mount(app, API.messages, async ({ part, query: { thread = MAIN_THREAD, ...query } }) => {
    const { id } = await projectOf(part);
    if (!THREAD_NAME.test(thread)) throw unknown(thread);
    // First where it goes on from: what comes after that comes again, and is known by its place.
    const as_of = await hub.position();
    return { ...(await threadPage(journal, threadId(id, thread), query)), as_of };
  });
  mount(app, API.send, async ({ part, body, idempotencyKey: key, by }) => {
    const project = await projectOf(part);
    if (body.mode !== "chat") {
      const work = await sendWork(deps, { project, send: body, key, by });
      return { message_id: null, thread: null, ...work };
    }
    checkChat(body);
    const { thread = MAIN_THREAD, text, refs = [] } = body;
    const command = { do: "say" as const, project, thread, text, refs };
    const said = await performed(deps, { ...command, ...(key !== undefined && { key }) }, by);
    const message_id = said.message === null ? null : partOfThread(said.thread, said.message);
    return { message_id, thread: said.thread, issue: null, run: null };
  });
  mount(app, API.startThread, async ({ part, body: { thread = MAIN_THREAD }, by }) =>
    done({ do: "start", project: await projectOf(part), thread }, by),
  );
  mount(app, API.stopThread, async ({ part, body: { thread = MAIN_THREAD }, by }) =>
    done({ do: "stop", project: await projectOf(part), thread }, by),
  );
  mount(app, API.switchThread, async ({ part, body, by }) => {
    const { thread = MAIN_THREAD, agent, model = null } = body;
    return done({ do: "switch", project: await projectOf(part), thread, agent, model }, by);
  });
  mount(app, API.answerProposal, async ({ part, body, by }) => {
    const { thread = MAIN_THREAD, answer, action, why } = body;
    const of = { project: await projectOf(part), thread, proposal: numberOf(part("n")) };
    if (answer === "accept")
      return answered({ do: "accept", ...of, ...(action !== undefined && { action }) }, by);
    return answered({ do: "dismiss", ...of, ...(why !== undefined && { why }) }, by);
  });
  mount(app, API.undoProposal, async ({ part, body: { thread = MAIN_THREAD }, by }) => {
    const project = await projectOf(part);
    return answered({ do: "undo", project, thread, proposal: numberOf(part("n")) }, by);
  });
}

async function performed(
  { threads }: Pick<Served, "threads">,
  command: Unsigned<ThreadCommand>,
  by: string | undefined,
): Promise<ThreadDone> {
  if (threads) return threads.perform(command, by);
  throw new WheelhouseError("thread.state", LOOKS.reason, { hint: LOOKS.hint });
}

/** What is of an issue would be lost in a thread. */
function checkChat(send: object): void {
  const lost = ["labels", "priority", "agent", "model"].filter((name) => name in send);
  if (lost.length === 0) return;
  throw new WheelhouseError("usage", `A message of a thread has no ${lost.join(" and no ")}.`, {
    hint: "Make an issue with them (mode: issue), or choose who answers by …/orchestrator/switch.",
  });
}

function numberOf(text: string): number {
  if (NUMBER.test(text)) return Number(text);
  throw noProposal(text);
}

function noProposal(text: string): WheelhouseError {
  const shown = JSON.stringify(text.slice(0, 40));
  return new WheelhouseError("proposal.unknown", `There is no proposal ${shown} in this thread.`, {
    hint: "What there is: GET /api/projects/{id}/orchestrator/messages",
  });
}

function unknown(name: string): WheelhouseError {
  const shown = JSON.stringify(name.slice(0, 60));
  return new WheelhouseError("thread.unknown", `There is no thread ${shown} in this project.`, {
    hint: "A thread has a name of lower case letters, digits and -; what there is: GET /api/projects/{id}/orchestrator",
  });
}
