import { scrub, threadId } from "@wheelhouse/core";
import type { ThreadCommandTo, ThreadDone } from "../thread-command.ts";
import { doAction } from "./deeds.ts";
import { editedAction, mustBeTold } from "./edited-action.ts";
import { endProposal, notNow, openProposal, proposalsBeside, recordOf } from "./proposal-log.ts";
import type { ProposalPorts } from "./proposal-ports.ts";
import { refusalOf, whyGone } from "./refusals.ts";

/** Most characters of why something is not wanted. */
const MOST_WHY = 2_000;

type Answer = ThreadCommandTo<"accept" | "dismiss">;

/**
 * Accepts a proposal, changed or not, and does it; or dismisses it. Throws `thread.unknown`, `proposal.unknown`, `proposal.invalid` with
 * what to change, or `proposal.state`: somebody has answered, it cannot be done now, or not any more, and then it is void.
 *
 * *Contract*: of all who answer one proposal, one does, in the append that has what it does; the others are told who, and what came of it.
 */
export async function answerProposal(ports: ProposalPorts, answer: Answer): Promise<ThreadDone> {
  const { project, thread, proposal, by } = answer;
  if (answer.do === "accept") await accept(ports, answer);
  else {
    const { why } = answer;
    // A person may quote what was refused: no secret of it is written down.
    const data = {
      proposal,
      by,
      ...(why !== undefined && { why: scrub(why).slice(0, MOST_WHY) }),
    };
    await endProposal(ports, answer, { type: "proposal.dismissed", data });
  }
  return { thread: threadId(project.id, thread), message: null, repeated: false };
}

async function accept(ports: ProposalPorts, command: ThreadCommandTo<"accept">): Promise<void> {
  const { journal } = ports;
  const { project, thread, proposal, by } = command;
  const found = await openProposal(journal, command);
  const { message } = found.row;
  const edited =
    command.action &&
    editedAction(found, command.action, await proposalsBeside(journal, found.row));
  const action = edited ?? found.action;
  mustBeTold(action);
  try {
    await doAction(ports, {
      place: { project, thread, proposal, by },
      message,
      action,
      record: (effect) =>
        recordOf(command, {
          type: "proposal.accepted",
          data: { proposal, effect, by, ...(edited && { action: edited }) },
        }),
    });
  } catch (error) {
    // What somebody has done meanwhile may be the reason.
    await openProposal(journal, command);
    const gone = whyGone(error, edited !== undefined);
    if (gone === undefined) throw refusalOf(error);
    const data = { proposal, why: gone.slice(0, 2_000) };
    await endProposal(ports, command, { type: "proposal.voided", data });
    throw notNow(
      { proposal },
      `cannot be done any more: ${gone}`,
      "Ask for what you want instead.",
    );
  }
}
