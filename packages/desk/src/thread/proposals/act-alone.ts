import {
  type Action,
  type ActionKind,
  isWheelhouseError,
  MOST_PROPOSALS,
  threadId,
} from "@wheelhouse/core";
import type { Project } from "../../desk-ports.ts";
import { answerProposal } from "./answer-proposal.ts";
import { makerOf } from "./links-of-reply.ts";
import { endProposal, proposalsBeside } from "./proposal-log.ts";
import type { ProposalPlace, ProposalPorts } from "./proposal-ports.ts";

/** Who accepts what a person lets the orchestrator do by itself. */
export const BY_ORCHESTRATOR = "orchestrator";

/**
 * Does what a reply proposes of the kinds that the person's settings name, each as if a person had accepted it, and recorded as the
 * orchestrator's; all others stay open. What cannot be done becomes void, with why. Never rejects for one that failed.
 *
 * *Contract*: nothing that is done here brings about another reply; issues are made before anything is begun with them. Who works is chosen as
 * the person has set it: an action that names an agent waits for them, since that one may cost something.
 */
export async function actAlone(
  ports: ProposalPorts,
  {
    project,
    thread,
    message,
    kinds,
  }: {
    readonly project: Project;
    readonly thread: string;
    readonly message: number;
    readonly kinds: readonly ActionKind[];
  },
): Promise<void> {
  const where = { thread: threadId(project.id, thread), message };
  const proposed = await proposalsBeside(ports.journal, where);
  const mine = proposed
    .filter(
      ({ row, action }) =>
        row.status === "open" && kinds.includes(action.kind) && !namesAgent(action),
    )
    .slice(0, MOST_PROPOSALS)
    .sort((one, other) => orderOf(one.action.kind) - orderOf(other.action.kind));
  for (const { row, action } of mine) {
    // What a person has to make first waits for them.
    const named = action.kind === "start_issue" ? action.issue : 0;
    if (typeof named === "string" && (await isOpen(ports, where, named))) continue;
    const place = { project, thread, proposal: row.n, by: BY_ORCHESTRATOR };
    try {
      await answerProposal(ports, { do: "accept", ...place });
    } catch (error) {
      await failed(ports, place, error).catch(ports.onError);
    }
  }
}

async function isOpen(
  { journal }: ProposalPorts,
  where: { readonly thread: string; readonly message: number },
  ref: string,
): Promise<boolean> {
  return makerOf(ref, await proposalsBeside(journal, where))?.row.status === "open";
}

async function failed(ports: ProposalPorts, place: ProposalPlace, error: unknown): Promise<void> {
  // A host that ends, or a journal that is full, says nothing of the proposal.
  if (!isWheelhouseError(error)) throw error;
  const { proposal } = place;
  const why = `${error.message}${error.hint === undefined ? "" : ` ${error.hint}`}`.slice(0, 2_000);
  try {
    await endProposal(ports, place, { type: "proposal.voided", data: { proposal, why } });
  } catch (other) {
    // It has its answer by now, from a person or as void.
    if (!isWheelhouseError(other) || other.code !== "proposal.state") throw other;
  }
}

function orderOf(kind: ActionKind): number {
  return kind === "create_issue" ? 0 : 1;
}

function namesAgent(action: Action): boolean {
  const act = action.kind === "schedule" ? action.act : action;
  return "agent" in act && act.agent !== undefined;
}
