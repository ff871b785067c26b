import {
  type Action,
  type ActionEffect,
  type ActionKind,
  type ActionOf,
  alertId,
  alertKey,
  issueRowSchema,
  partOfThread,
  threadId,
} from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { scheduleInputSchema } from "../../schedule/schedule-command.ts";
import { scheduleDefinition } from "../../schedule/perform-schedule.ts";
import { issueBirth } from "../../write/create-issue.ts";
import { issueAppend, loadIssue, racing } from "../../write/issue-log.ts";
import { dependenciesOf, linksTo, makerOf } from "./links-of-reply.ts";
import {
  answerKey,
  answerText,
  appendAnswer,
  notNow,
  openProposal,
  proposalsBeside,
} from "./proposal-log.ts";
import type { ProposalPlace, ProposalPorts } from "./proposal-ports.ts";
import { Gone } from "./refusals.ts";

/** What one action is done with. */
export interface Deed<K extends ActionKind> {
  readonly place: ProposalPlace;
  /** The reply that proposes it. */
  readonly message: number;
  readonly action: ActionOf<K>;
  /** What records that it was done: appended with what is done, under {@link answerKey}. */
  readonly record: (effect: ActionEffect) => StreamAppend;
}

type Deeds = { readonly [K in ActionKind]: (ports: ProposalPorts, deed: Deed<K>) => Promise<void> };

/**
 * Does what was proposed as it is done for a person who asks for the same. *Contract*: what is done and the record of it are one append,
 * under the one key of the proposal; so it is done once, and there is no record without it.
 */
const DEEDS: Deeds = {
  create_issue: async (ports, { place, message, action, record }) => {
    const { project, by } = place;
    const { kind: _kind, ref, depends_on: _names, ...words } = action;
    // In turn, so that no two of them close a circle together.
    await ports.desk.inTurn(project.id, () =>
      racing(async () => {
        const beside = await besideOf(ports, place, message);
        const dependsOn = await dependenciesOf(ports, place, action, beside);
        const input = { ...words, depends_on: dependsOn };
        const birth = await issueBirth(ports, { project, input, draft: undefined, by });
        const made = { ref, number: birth.number, dependsOn };
        const links = await linksTo(ports, place, made, beside);
        await appendAnswer(ports, place, [record({ issue: birth.number }), birth.append, ...links]);
      }),
    );
  },

  start_issue: async (ports, { place, message, action, record }) => {
    const { project, by } = place;
    const number = await issueNamed(ports, { place, message, issue: action.issue });
    await mustBeOpen(ports, project.id, number);
    const { repeated } = await ports.desk.start({
      project,
      number,
      agent: action.agent,
      by,
      along: {
        idempotencyKey: answerKey(place),
        beside: (run) => [record({ issue: number, run })],
      },
    });
    if (repeated) await openProposal(ports.journal, place);
  },

  launch_flow: async (ports, { place, action, record }) => {
    const { project, by } = place;
    const { kind: _kind, ...act } = action;
    const request = await ports.flowRequest({ kind: "flow", ...act }, project);
    const { repeated } = await ports.engine.start(
      { ...request, by },
      { idempotencyKey: answerKey(place), beside: (run) => [record({ run })] },
    );
    if (repeated) await openProposal(ports.journal, place);
  },

  schedule: async (ports, { place, action, record }) => {
    const { project, by } = place;
    const { kind: _kind, ...words } = action;
    if (action.act.kind === "flow") await ports.flowRequest(action.act, project);
    else await mustBeOpen(ports, project.id, action.act.number);
    const id = `${project.id}/${action.name}`;
    await racing(async () => {
      const defined = await scheduleDefinition(ports, {
        do: "define",
        project,
        input: scheduleInputSchema.parse(words),
        origin: "person",
        isNew: true,
        by,
      });
      await appendAnswer(ports, place, [record({ schedule: id }), ...(defined ? [defined] : [])]);
    });
    ports.onScheduled(id);
  },

  notify: async (ports, { place, action, record }) => {
    const { project, thread, proposal } = place;
    // Of one proposal there is one alert.
    const fingerprint = `proposal ${partOfThread(threadId(project.id, thread), proposal)}`;
    const alert = alertId(alertKey(fingerprint), 1);
    await racing(async () => {
      const raised = await ports.alerts.raised({
        fingerprint,
        title: action.title,
        text: action.text,
        priority: action.priority ?? "normal",
        about: { project: project.id },
      });
      await appendAnswer(ports, place, [record({ alert }), ...raised]);
    });
    void ports.alerts.settle();
  },

  comment: async (ports, { place, action: { issue: number, text }, record }) => {
    const { project, by } = place;
    await racing(async () => {
      const issue = await loadIssue(ports, project.id, number);
      if (issue.deletedAt !== undefined) throw new Gone(`Issue #${number} is deleted.`);
      const said = issueAppend(project.id, number, issue.seq, [
        { type: "issue.commented", data: { text, by } },
      ]);
      await appendAnswer(ports, place, [record({ issue: number }), said]);
    });
  },
};

/** Does an action. Throws what it throws for a person, {@link Gone}, or `proposal.state` when somebody has answered meanwhile. */
export function doAction(ports: ProposalPorts, deed: Deed<ActionKind>): Promise<void> {
  const { action } = deed;
  const doing = <K extends ActionKind>(of: ActionOf<K> & { readonly kind: K }): Promise<void> =>
    DEEDS[of.kind](ports, { ...deed, action: of });
  return doing<Action["kind"]>(action);
}

async function besideOf(
  { journal }: ProposalPorts,
  { project, thread }: ProposalPlace,
  message: number,
) {
  return proposalsBeside(journal, { thread: threadId(project.id, thread), message });
}

/** The issue that an action is about. Of one that the same reply makes, it has to be made first. */
async function issueNamed(
  ports: ProposalPorts,
  {
    place,
    message,
    issue,
  }: {
    readonly place: ProposalPlace;
    readonly message: number;
    readonly issue: number | string;
  },
): Promise<number> {
  if (typeof issue === "number") return issue;
  const maker = makerOf(issue, await besideOf(ports, place, message));
  if (!maker) throw new Gone(`No proposal of this reply makes ${issue}.`);
  const { row, effect } = maker;
  if (row.status === "open")
    throw notNow(
      place,
      `starts an issue that is not made: accept proposal ${row.n} first`,
      `wheelhouse chat accept ${row.n}`,
    );
  if (row.status !== "accepted" || effect?.issue === undefined)
    throw new Gone(`Its issue was not made: proposal ${row.n} ${answerText(maker)}.`);
  return effect.issue;
}

/** Throws {@link Gone} for an issue that is closed or deleted. */
async function mustBeOpen(
  ports: Pick<ProposalPorts, "journal">,
  project: string,
  number: number,
): Promise<void> {
  const where = { id: `${project}/${number}` };
  const [row] = await ports.journal.rows("issues", { where, limit: 1 });
  if (!row) throw new Gone(`There is no issue #${number} in this project.`);
  const { closed_at: closed, deleted_at: deleted } = issueRowSchema.parse(row);
  if (deleted !== null) throw new Gone(`Issue #${number} is deleted.`);
  if (closed !== null) throw new Gone(`Issue #${number} is closed.`);
}
