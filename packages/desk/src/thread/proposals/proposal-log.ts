import {
  type Action,
  type ActionEffect,
  actionText,
  bodiesOfProposal,
  partOfThread,
  type ProposalRow,
  proposalRowSchema,
  type ThreadEvent,
  threadId,
  type ThreadState,
  WheelhouseError,
} from "@wheelhouse/core";
import { racing } from "../../write/issue-log.ts";
import { readThread, threadAppend } from "../thread-log.ts";
import type { ProposalPlace, ProposalPorts } from "./proposal-ports.ts";

/** A proposal with what its row holds as text. */
export interface ReadProposal {
  readonly row: ProposalRow;
  readonly action: Action;
  readonly effect: ActionEffect | null;
}

/** A proposal with its thread as that was before it was read: an append that expects its seq sees all that happened since. */
export interface FoundProposal extends ReadProposal {
  readonly state: ThreadState;
}

type Where = Pick<ProposalPlace, "project" | "thread" | "proposal">;

/** A proposal as it is now. Throws `thread.unknown` or `proposal.unknown`. */
export async function findProposal(
  journal: ProposalPorts["journal"],
  { project, thread, proposal }: Where,
): Promise<FoundProposal> {
  const state = await readThread({ journal }, project.id, thread);
  if (!state)
    throw new WheelhouseError("thread.unknown", `There is no thread ${thread} in this project.`, {
      hint: "See which there are: wheelhouse chat threads",
    });
  const where = { id: partOfThread(threadId(project.id, thread), proposal) };
  const [found] = await journal.rows("proposals", { where, limit: 1 });
  if (!found)
    throw new WheelhouseError(
      "proposal.unknown",
      `There is no proposal ${proposal} in the thread ${thread}.`,
      { hint: state.proposals === 0 ? "It has none." : `The last one is ${state.proposals}.` },
    );
  return { ...read(found), state };
}

/** The same, of one that nobody has answered. Throws `proposal.state` for others, which says who has and what came of it. */
export async function openProposal(
  journal: ProposalPorts["journal"],
  where: Where,
): Promise<FoundProposal> {
  const found = await findProposal(journal, where);
  if (found.row.status !== "open")
    throw notNow(where, answerText(found), "Look at it again: wheelhouse chat log");
  return found;
}

/** Proposals of the reply that makes one, that one as well, by their numbers. */
export async function proposalsBeside(
  journal: ProposalPorts["journal"],
  { thread, message }: Pick<ProposalRow, "thread" | "message">,
): Promise<readonly ReadProposal[]> {
  const rows = await journal.rows("proposals", { where: { thread, message }, orderBy: "n" });
  return rows.map(read);
}

/** Records what became of an open proposal. Throws `proposal.state` when it has its answer. */
export async function endProposal(
  { journal, engine }: Pick<ProposalPorts, "journal" | "engine">,
  where: Where,
  event: ThreadEvent,
): Promise<void> {
  await racing(async () => {
    const { state } = await openProposal(journal, where);
    await engine.append([threadAppend(state, [event])]);
  });
}

/** The refusal of what cannot be done with a proposal; `why` is the rest of a sentence that begins with it. */
export function notNow({ proposal }: Pick<Where, "proposal">, why: string, hint?: string) {
  return new WheelhouseError("proposal.state", `Proposal ${proposal} ${why}.`, { hint });
}

/** What became of a proposal, as the rest of a sentence. */
export function answerText({
  row: { status, answered_by: by, refusal },
  action,
  effect,
}: ReadProposal): string {
  switch (status) {
    case "open":
      return "waits for an answer";
    case "accepted":
      return `was accepted by ${by}: ${effectText(effect) ?? actionText(action)}`;
    case "dismissed":
      return `was dismissed by ${by}${refusal === null ? "" : `: ${refusal}`}`;
    case "undone":
      return `was accepted, and taken back by ${by}`;
    case "void":
      return `cannot be done any more: ${refusal}`;
    default:
      return status satisfies never;
  }
}

function effectText(effect: ActionEffect | null): string | undefined {
  const { issue, run, schedule, alert } = effect ?? {};
  if (run !== undefined) return issue === undefined ? `run ${run}` : `issue #${issue}, run ${run}`;
  if (issue !== undefined) return `issue #${issue}`;
  if (schedule !== undefined) return `schedule ${schedule.slice(schedule.indexOf("/") + 1)}`;
  return alert === undefined ? undefined : "a person was told";
}

function read(found: object): ReadProposal {
  const row = proposalRowSchema.parse(found);
  return { row, ...bodiesOfProposal(row) };
}
