import {
  type Action,
  bodiesOfProposal,
  issueRowSchema,
  listsOfIssue,
  type ProposalRow,
  proposalRowSchema,
  type ThreadEvent,
  threadId,
} from "@wheelhouse/core";
import type { Clock, Engine } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import type { ThreadDone } from "../thread/thread-command.ts";
import { actAlone } from "../thread/proposals/act-alone.ts";
import { answerProposal } from "../thread/proposals/answer-proposal.ts";
import type { ProposalPorts } from "../thread/proposals/proposal-ports.ts";
import { undoProposal } from "../thread/proposals/undo-proposal.ts";
import { writeThread } from "../thread/thread-log.ts";
import { openDeskWorld, PROJECT, REVIEW } from "./desk-world.ts";
import { inboxWorld } from "./inbox-world.ts";

/** What proposals of tests are acted on with. */
interface ProposalGround {
  readonly journal: Pick<Journal, "rows" | "read" | "head">;
  readonly engine: Pick<Engine, "append" | "start">;
  readonly desk: ProposalPorts["desk"];
  readonly errors: unknown[];
}

const THREAD = "main";

/** What makes an issue, called by this name among its reply's. */
export const issue = (ref: string, depends: readonly (string | number)[] = []): Action => ({
  kind: "create_issue",
  ref,
  title: `Part ${ref}`,
  depends_on: [...depends],
});
/** Starts the issue that `a` makes. */
export const START: Action = { kind: "start_issue", issue: "a" };
/** Starts a flow that there is in a desk's world. */
export const FLOW = {
  kind: "launch_flow",
  flow: REVIEW,
  focus: "the store",
} as const satisfies Action;
/** Tells a person. */
export const NOTIFY: Action = { kind: "notify", title: "Look", text: "There is something." };
/** Makes a schedule. */
export const nightly = (over: object = {}): Action => ({
  kind: "schedule",
  name: "nightly",
  cron: "0 2 * * *",
  zone: "UTC",
  act: { kind: "flow", flow: REVIEW },
  ...over,
});

/** A proposal with what its row holds as text. */
export type ToldProposal = Omit<ProposalRow, "action" | "effect"> &
  ReturnType<typeof bodiesOfProposal>;

/** Proposals in the thread `main` of the project of tests, without an agent: replies are appended. */
export function proposalWorld(
  world: ProposalGround,
  {
    clock = { now: Date.now, after: () => () => undefined },
    ports: over = {},
  }: { readonly clock?: Clock; readonly ports?: Partial<ProposalPorts> } = {},
) {
  const { journal, engine, desk, errors } = world;
  const scheduled: string[] = [];
  const ports: ProposalPorts = {
    journal,
    engine,
    desk,
    clock,
    alerts: inboxWorld(world, { clock }).ports.alerts,
    flowRequest: (act, project) =>
      Promise.resolve({
        flow: act.flow,
        input: act.focus === undefined ? {} : { question: act.focus },
        band: act.band ?? "small",
        fast: false,
        project: { id: project.id, path: project.path },
        by: "nobody",
      }),
    onScheduled: (id) => void scheduled.push(id),
    onError: (error) => void errors.push(error),
    ...over,
  };
  const place = { project: PROJECT, thread: THREAD };

  return {
    ports,
    scheduled,
    /** Appends a message and a reply that proposes these. Gives the reply's number, and those of its proposals. */
    async propose(
      actions: readonly Action[],
    ): Promise<{ readonly message: number; readonly proposals: readonly number[] }> {
      return writeThread(ports, { project: PROJECT.id, name: THREAD }, (state) => {
        const message = (state?.messages ?? 0) + 2;
        const first = (state?.proposals ?? 0) + 1;
        const events: ThreadEvent[] = [
          ...(state ? [] : [opened]),
          said(message - 1),
          {
            type: "reply.begun",
            data: { message, to: [message - 1], agent: "scripted", attempt: 1, memory: "new" },
          },
          { type: "reply.ended", data: { message, end: "done", text: "So it can be done." } },
          ...actions.map((action, at): ThreadEvent => {
            const data = { proposal: first + at, message, action, why: "It was asked for." };
            return { type: "proposal.made", data };
          }),
        ];
        return { events, value: { message, proposals: actions.map((_, at) => first + at) } };
      });
    },
    accept(proposal: number, action?: Action, by = "ann"): Promise<ThreadDone> {
      const changed = action && { action };
      return answerProposal(ports, { do: "accept", ...place, proposal, by, ...changed });
    },
    dismiss: (proposal: number, by = "ann", why = "not now") =>
      answerProposal(ports, { do: "dismiss", ...place, proposal, by, why }),
    undo: (proposal: number, by = "ann") =>
      undoProposal(ports, { do: "undo", ...place, proposal, by }),
    alone: (message: number, kinds: Parameters<typeof actAlone>[1]["kinds"]) =>
      actAlone(ports, { ...place, message, kinds }),
    async proposals(): Promise<readonly ToldProposal[]> {
      const where = { thread: threadId(PROJECT.id, THREAD) };
      const rows = await journal.rows("proposals", { where, orderBy: "n" });
      return rows.map((found) => {
        const row = proposalRowSchema.parse(found);
        return { ...row, ...bodiesOfProposal(row) };
      });
    },
  };
}

/** The same over a desk of its own, with what tests ask of it. */
export async function openProposalWorld() {
  const world = await openDeskWorld();
  const all = proposalWorld(world);
  return {
    ...world,
    ...all,
    /** A reply with one proposal; gives its number. */
    one: async (action: Action): Promise<number> => (await all.propose([action])).proposals[0] ?? 0,
    told: async (n: number) => (await all.proposals()).find((each) => each.n === n),
    /** Titles of issues with what they depend on; deleted ones are left out. */
    async issues() {
      const rows = await world.journal.rows("issues", { orderBy: "number" });
      return rows
        .map((row) => issueRowSchema.parse(row))
        .filter((row) => row.deleted_at === null)
        .map((row) => [row.title, listsOfIssue(row).dependsOn]);
    },
    runs: () => world.journal.rows("runs"),
  };
}

const opened: ThreadEvent = {
  type: "thread.opened",
  data: { project: PROJECT, name: THREAD, title: "", by: "ann" },
};
function said(message: number): ThreadEvent {
  return {
    type: "message.said",
    data: { message, from: "person", by: "ann", text: "Have it done.", refs: [] },
  };
}
