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
  WheelhouseError,
} from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { readThread, threadAppend } from "../thread-log.ts";
import type { ProposalPlace, ProposalPorts } from "./proposal-ports.ts";

/** A proposal with what its row holds as text. */
export interface ReadProposal {
  readonly row: ProposalRow;
  readonly action: Action;
  readonly effect: ActionEffect | null;
}

type Where = Pick<ProposalPlace, "project" | "thread" | "proposal">;

/** A proposal as it is now. Throws `thread.unknown` or `proposal.unknown`. */
export async function findProposal(
  journal: ProposalPorts["journal"],
  { project, thread, proposal }: Where,
): Promise<ReadProposal> {
  const state = await readThread({ journal }, project.id, thread);
  if (!state)
    throw new WheelhouseError("thread.unknown", `There is no thread ${thread} in this project.`, {
      hint: "See which there are: wheelhouse chat threads",
    });
  const where = { id: idOf({ project, thread, proposal }) };
  const [found] = await journal.rows("proposals", { where, limit: 1 });
  if (!found)
    throw new WheelhouseError(
      "proposal.unknown",
      `There is no proposal ${proposal} in the thread ${thread}.`,
      { hint: state.proposals === 0 ? "It has none." : `The last one is ${state.proposals}.` },
    );
  return read(found);
}

/** The same, of one that nobody has answered. Throws `proposal.state` for others, which says who has and what came of it. */
export async function openProposal(
  journal: ProposalPorts["journal"],
  where: Where,
): Promise<ReadProposal> {
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

/** The key under which a proposal gets its answer: whoever comes later with it has done nothing. */
export function answerKey(where: Where): string {
  return `proposal ${idOf(where)}`;
}

/** What records something of a proposal, wherever its thread ends: words of a reply that is being written stand in nobody's way. */
export function recordOf({ project, thread }: Where, event: ThreadEvent): StreamAppend {
  const place = { project: { id: project.id, path: project.path }, name: thread, seq: 0 };
  const { expectedSeq: _any, ...append } = threadAppend(place, [event]);
  return append;
}

/** Appends the answer to a proposal, with all that it does. Throws `proposal.state` when it has one. */
export async function appendAnswer(
  { journal, engine }: Pick<ProposalPorts, "journal" | "engine">,
  where: Where,
  streams: readonly StreamAppend[],
): Promise<void> {
  const { repeated } = await engine.append(streams, { idempotencyKey: answerKey(where) });
  if (repeated) await openProposal(journal, where);
}

/** Records what became of an open proposal. Throws `proposal.state` when it has its answer. */
export async function endProposal(
  ports: Pick<ProposalPorts, "journal" | "engine">,
  where: Where,
  event: ThreadEvent,
): Promise<void> {
  await openProposal(ports.journal, where);
  await appendAnswer(ports, where, [recordOf(where, event)]);
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

function idOf({ project, thread, proposal }: Where): string {
  return partOfThread(threadId(project.id, thread), proposal);
}
