import { actHash, type Action, threadId } from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { readSchedule, scheduleAppend, scheduleId } from "../../schedule/schedule-log.ts";
import { issueAppend, loadIssue, racing } from "../../write/issue-log.ts";
import type { ThreadCommandTo, ThreadDone } from "../thread-command.ts";
import { linksAway } from "./links-of-reply.ts";
import {
  answerKey,
  answerText,
  findProposal,
  notNow,
  proposalsBeside,
  type ReadProposal,
  recordOf,
} from "./proposal-log.ts";
import type { ProposalPlace, ProposalPorts } from "./proposal-ports.ts";

/**
 * Takes back what a proposal has done, in one append with the record of it: an issue that nobody has begun with is deleted, a schedule that has
 * not fired is removed. Throws `thread.unknown`, `proposal.unknown`, or `proposal.state` with what to do instead.
 */
export async function undoProposal(
  ports: ProposalPorts,
  command: ThreadCommandTo<"undo">,
): Promise<ThreadDone> {
  const { project, thread, proposal, by } = command;
  const undone = recordOf(command, { type: "proposal.undone", data: { proposal, by } });
  const idempotencyKey = `${answerKey(command)} undone`;
  const undo = async (): Promise<string | undefined> => {
    const found = await accepted(ports, command);
    const streams = await undoing(ports, command, found);
    const { repeated } = await ports.engine.append([undone, ...streams], { idempotencyKey });
    if (repeated) await accepted(ports, command);
    return found.effect?.schedule;
  };
  // In turn, so that nothing is made to depend on what is being taken away.
  const schedule = await ports.desk.inTurn(project.id, () => racing(undo));
  if (schedule !== undefined) ports.onScheduled(schedule);
  return { thread: threadId(project.id, thread), message: null, repeated: false };
}

/** A proposal that was done. Throws `proposal.state` for others. */
async function accepted({ journal }: ProposalPorts, place: ProposalPlace): Promise<ReadProposal> {
  const found = await findProposal(journal, place);
  if (found.row.status === "accepted") return found;
  throw notNow(place, `${answerText(found)}: there is nothing to take back`);
}

async function undoing(
  ports: ProposalPorts,
  place: ProposalPlace,
  found: ReadProposal,
): Promise<readonly StreamAppend[]> {
  const { action, effect } = found;
  const { issue, run, schedule } = effect ?? {};
  if (run !== undefined)
    throw notNow(
      place,
      `has started run ${run}, which cannot be taken back`,
      `End it: wheelhouse cancel ${run}`,
    );
  switch (action.kind) {
    case "create_issue":
      return issue === undefined ? [] : issueAway(ports, place, { found, action, number: issue });
    case "schedule":
      return schedule === undefined ? [] : scheduleAway(ports, place, { found, action, schedule });
    case "comment":
      throw notNow(
        place,
        `has put a comment to issue #${action.issue}, and what is said stays said`,
        `Say what is wrong with it: wheelhouse issue comment ${action.issue} "…"`,
      );
    default:
      throw notNow(place, "has told somebody, and what is said stays said");
  }
}

async function issueAway(
  ports: ProposalPorts,
  place: ProposalPlace,
  {
    found,
    action,
    number,
  }: {
    readonly found: ReadProposal;
    readonly action: Extract<Action, { kind: "create_issue" }>;
    readonly number: number;
  },
): Promise<readonly StreamAppend[]> {
  const { project, by } = place;
  const issue = await loadIssue(ports, project.id, number);
  if (issue.deletedAt !== undefined) return [];
  if (issue.runs.length > 0)
    throw notNow(
      place,
      `has made issue #${number}, which was worked on since`,
      `Close that instead: wheelhouse issue close ${number}`,
    );
  const beside = await proposalsBeside(ports.journal, found.row);
  return [
    issueAppend(project.id, number, issue.seq, [{ type: "issue.deleted", data: { by } }]),
    ...(await linksAway(ports, place, { ref: action.ref, number }, beside)),
  ];
}

async function scheduleAway(
  { journal }: ProposalPorts,
  place: ProposalPlace,
  {
    found,
    action,
    schedule,
  }: {
    readonly found: ReadProposal;
    readonly action: Extract<Action, { kind: "schedule" }>;
    readonly schedule: string;
  },
): Promise<readonly StreamAppend[]> {
  const state = await readSchedule(journal, schedule);
  if (!state || state.isRemoved) return [];
  const { definition } = state;
  const isSame =
    definition.hash === actHash(action.act) &&
    definition.cron === action.cron &&
    definition.zone === action.zone;
  const fires = await journal.rows("fires", { where: { schedule: scheduleId(state) } });
  const since = found.row.answered_at ?? 0;
  const hasFired = fires.some(
    (row) => row["status"] !== "missed" && Number(row["due_at"]) >= since,
  );
  if (hasFired || !isSame)
    throw notNow(
      place,
      `has made the schedule ${action.name}, which ${hasFired ? "has fired" : "was changed"} since`,
      `Remove that instead: wheelhouse schedule rm ${action.name}`,
    );
  return [scheduleAppend(state, [{ type: "schedule.removed", data: { by: place.by } }])];
}
